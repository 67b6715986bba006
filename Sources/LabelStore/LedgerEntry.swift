/// One sum of a source: how many of its transcripts were something, by model.
package struct LedgerEntry: Sendable, Equatable {
  /// `nil` for transcripts that name none, and for sums that no model has.
  package var model: String?
  /// Such as `transcripts`, `visibility.full`, `present.<tag>`, `unread.T001`.
  package var item: String
  package var count: Int

  package init(model: String?, item: String, count: Int) {
    self.model = model
    self.item = item
    self.count = count
  }
}
