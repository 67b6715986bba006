/// Hits among the samples of one cluster, such as a prompt, or of an arm or an audit.
package struct ClusterCounts: Sendable, Hashable {
  /// 0 ... `total`.
  package var hits: Int
  package var total: Int

  package init(hits: Int, total: Int) {
    self.hits = hits
    self.total = total
  }
}
