import TranscriptModel

/// The figures of one group, for example of one model in one condition.
package struct GroupProfile: Sendable {
  package var key: GroupKey
  package var ledger: ReasoningLedgerCounts
  /// Words in readable reasoning.
  package var words = 0
  /// Prompts with a readable scratchpad. A transcript without a prompt id is a prompt of its own.
  package var prompts = 0
  /// Every tag of the rules in their order, k = 0 too.
  package var tags: [LabelRate] = []
  package var composites: [LabelRate] = []
  /// Pairs of labels whose counts bear a figure, strongest lift first.
  package var pairs: [CoOccurrence] = []
  /// Pairs that are not shown because fewer than 5 texts were to be expected in a cell.
  package var hiddenPairs = 0
  /// By outcome and value; empty without outcomes.
  package var outcomes: [OutcomeRates] = []

  package init(key: GroupKey, ledger: ReasoningLedgerCounts) {
    self.key = key
    self.ledger = ledger
  }

  package var readable: Int { ledger.readable }

  /// Under 20 informative prompts, those with a readable scratchpad: to be shown greyed.
  package var isSmall: Bool { prompts < Profile.fewPrompts }

  /// Tags, then composites.
  package var rates: [LabelRate] { tags + composites }

  package subscript(_ label: String) -> LabelRate? { rates.first { $0.label.id == label } }
}
