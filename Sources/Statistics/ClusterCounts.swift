/// Hits among the samples of one cluster, for example of one prompt.
package struct ClusterCounts: Sendable, Hashable {
  /// 0 ... `total`.
  package var hits: Int
  package var total: Int

  package init(hits: Int, total: Int) {
    self.hits = hits
    self.total = total
  }
}
