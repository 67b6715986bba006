import TranscriptModel

/// Two arms compared prompt by prompt within one group of the remaining columns.
package struct Contrast: Sendable {
  /// One side, as it stands: all its readable texts, paired or not.
  package struct Arm: Sendable {
    package var value: ScalarValue
    package var ledger: ReasoningLedgerCounts
    package var prompts: Int

    package init(value: ScalarValue, ledger: ReasoningLedgerCounts, prompts: Int) {
      self.value = value
      self.ledger = ledger
      self.prompts = prompts
    }
  }

  /// The group within which is compared, without the contrast's column.
  package var key: GroupKey
  package var column: ProfileColumn
  package var first: Arm
  package var second: Arm
  /// Prompts with a readable text in both arms.
  package var pairs: Int
  /// Every paired prompt has exactly one readable text in each arm.
  package var isOneSampleEach: Bool
  /// Tags, then composites, in the order of the rules.
  package var labels: [LabelContrast] = []
  /// Gaps of yes-or-no outcomes, with and without suspicion.
  package var outcomes: [OutcomeGap] = []

  package init(
    key: GroupKey, column: ProfileColumn, first: Arm, second: Arm, pairs: Int, isOneSampleEach: Bool
  ) {
    self.key = key
    self.column = column
    self.first = first
    self.second = second
    self.pairs = pairs
    self.isOneSampleEach = isOneSampleEach
  }

  /// Under 20 pairs: to be shown greyed.
  package var isSmall: Bool { pairs < Profile.fewPrompts }

  package var tags: [LabelContrast] { labels.filter { !$0.label.isComposite } }
  package var composites: [LabelContrast] { labels.filter(\.label.isComposite) }
  package subscript(_ label: String) -> LabelContrast? { labels.first { $0.label.id == label } }

  /// `free − paid`: what a difference is of.
  package var title: String { "\(GroupKey.text(first.value)) − \(GroupKey.text(second.value))" }
}
