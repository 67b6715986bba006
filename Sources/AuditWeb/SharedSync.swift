import Auditing
import Foundation

/// One wait for the device at a time, for all answers that were written before it began. What is written while one runs
/// waits for the next, together.
///
/// Used by the desk alone; the device is waited for on a thread of its own, so that others are served meanwhile.
final class SharedSync {
  private let journal: VerdictJournal
  private let queue = DispatchQueue(label: "journal")
  private var running: Task<Void, any Error>?

  init(_ journal: VerdictJournal) { self.journal = journal }

  /// Returns when the first so many lines of the journal are on the device.
  ///
  /// - Throws: `JournalError` where a sync failed; what it was for may not be acknowledged.
  func keeps(through lines: Int, isolation: isolated (any Actor) = #isolation) async throws {
    while journal.synced < lines { try await (running ?? begin(isolation)).value }
  }

  private func begin(_ isolation: isolated any Actor) -> Task<Void, any Error> {
    let task = Task {
      _ = isolation
      defer { running = nil }
      // Taken here and not before: answers that came until now are kept too.
      let sync = journal.nextSync
      try await withCheckedThrowingContinuation(isolation: isolation) { continuation in
        queue.async { continuation.resume(with: Result { try sync.run() }) }
      }
      journal.finish(sync)
    }
    running = task
    return task
  }
}
