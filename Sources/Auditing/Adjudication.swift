import LabelStore

/// What auditors answered differently, for someone to settle.
package struct Adjudication: Sendable {
  /// To be answered through an `AuditSession` of whoever settles; their answers stand above the auditors'.
  package let items: [AuditItem]
  private let answers: [String: [Verdict]]

  /// - Parameters:
  ///   - tags: Only of these; empty for all.
  ///   - judge: Who settles. What others have settled already is left out.
  package init(_ store: LabelStore, tags: [String] = [], judge: String) throws(StoreError) {
    items = try Disagreement.items(of: store, tags, purpose: .adjudication, judge: judge)
    let differing = Disagreement.all(try store.verdicts()).map(\.item)
    answers = Dictionary(differing.map { (AuditItem.id($0.key, $0.tag, .adjudication), $0.answers) }) {
      first, _ in first
    }
  }

  /// The latest answer of each auditor, by auditor.
  package func answers(to item: AuditItem) -> [Verdict] { answers[item.id] ?? [] }
}
