import Dispatch

extension Array where Element: Sendable {
  /// As `map`, on all processors: the answers in the order of the elements, whatever the order in which they were made.
  /// Returns when all are done. Cost of its own: some microseconds, so for work that takes longer.
  package func concurrentMap<Answer: Sendable>(_ transform: @Sendable (Element) -> Answer) -> [Answer] {
    var answers = [Answer?](repeating: nil, count: count)
    answers.withUnsafeMutableBufferPointer { answers in
      // Each place is written by one thread.
      nonisolated(unsafe) let places = answers
      DispatchQueue.concurrentPerform(iterations: count) { index in places[index] = transform(self[index]) }
    }
    return answers.compactMap { $0 }
  }
}
