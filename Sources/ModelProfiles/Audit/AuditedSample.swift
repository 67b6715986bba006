import TranscriptModel

/// One text that a person read for one label, among readable texts.
package struct AuditedSample: Sendable, Equatable, ColumnValues {
  package var model: String?
  package var promptID: String?
  package var epoch: Int?
  package var path: String
  package var condition: [String: ScalarValue]
  package var outcome: [String: ScalarValue]
  /// A tag or a composite.
  package var label: String
  /// The rules found it present.
  package var isFlagged: Bool
  /// The known chance that this text was drawn, above 0 and at most 1.
  package var inclusion: Double
  /// The reader finds it present.
  package var isPresent: Bool

  package init(
    label: String, isFlagged: Bool, inclusion: Double, isPresent: Bool, model: String? = nil,
    promptID: String? = nil, epoch: Int? = nil, path: String = "-", condition: [String: ScalarValue] = [:],
    outcome: [String: ScalarValue] = [:]
  ) {
    self.label = label
    self.isFlagged = isFlagged
    self.inclusion = inclusion
    self.isPresent = isPresent
    self.model = model
    self.promptID = promptID
    self.epoch = epoch
    self.path = path
    self.condition = condition
    self.outcome = outcome
  }
}
