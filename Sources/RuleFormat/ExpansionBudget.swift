import Synchronization

/// How many bytes the patterns of one rules folder may have together, lexicon names written out.
///
/// A small file can name a large entry very often. Shared by the threads that read files.
final class ExpansionBudget: Sendable {
  static let bytes = 64 << 20
  private let left = Atomic<Int>(bytes)
  private let wasSaid = Atomic<Bool>(false)

  /// False once all patterns so far have more than the budget.
  func take(_ bytes: Int) -> Bool {
    left.subtract(bytes, ordering: .relaxed).newValue >= 0
  }

  /// True for the first caller: the folder has one such mistake, not one for each pattern.
  func isFirstToSay() -> Bool { !wasSaid.exchange(true, ordering: .relaxed) }
}
