import Auditing
import LabelStore

/// The verdicts of a store, as its journals have them.
struct VerdictSource {
  let store: LabelStore

  /// Brings the store up to its journals first. Where the store or a journal may not be written, what the store has
  /// counts, and that is said.
  ///
  /// - Throws: `JournalError` for a journal that was changed, `StoreError`.
  func verdicts() throws -> [Verdict] {
    for auditor in VerdictJournal.auditors(of: store.path) {
      do {
        try JournalIndex.update(store, try VerdictJournal(store: store.path, auditor: auditor))
      } catch let failure as JournalError where failure.code == .unwritable {
        Console.error("\(failure.message); the store's own copy of the verdicts is used.")
      } catch let failure as StoreError where failure.code == .readOnly || failure.code == .locked {
        Console.error("\(failure.message); the store's own copy of the verdicts is used.")
      }
    }
    return try store.verdicts()
  }
}
