/// A count of a ledger and its name in partial profiles.
struct LedgerMember {
  let name: String
  let path: WritableKeyPath<ReasoningLedgerCounts, Int>

  /// All but the counts by visibility.
  static var all: [LedgerMember] {
    [
      LedgerMember(name: "transcripts", path: \.transcripts), LedgerMember(name: "readable", path: \.readable),
      LedgerMember(name: "other_language", path: \.otherLanguage), LedgerMember(name: "truncated", path: \.truncated),
      LedgerMember(name: "limited", path: \.limited), LedgerMember(name: "limits", path: \.limits),
      LedgerMember(name: "without_prompt", path: \.withoutPrompt), LedgerMember(name: "unread", path: \.unread),
    ]
  }
}
