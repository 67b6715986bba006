/// Runs work in parallel and delivers its results in the order of the inputs.
package enum OrderedWork {
  /// - Parameters:
  ///   - jobs: Pieces of work that run at once, at least 1. Up to twice as many results wait for
  ///     delivery; this bounds the memory.
  ///   - budget: No further input is taken while those under way cost this much or more.
  ///   - cost: What an input costs while it is under way.
  ///   - next: Gives the next input, or `nil`; called by one task at a time.
  ///   - work: Called by several tasks at once.
  ///   - deliver: Called in order by one task at a time; `false` ends the run.
  package static func run<Input: Sendable, Output: Sendable>(
    jobs: Int, budget: Int = .max, cost: (Input) -> Int = { _ in 0 }, next: () -> Input?,
    work: @escaping @Sendable (Input) -> Output, deliver: (Output) throws -> Bool
  ) async rethrows {
    try await withThrowingTaskGroup(of: (number: Int, output: Output).self) { group in
      var sent = 0
      var finished = 0
      var delivered = 0
      var isExhausted = false
      var waiting: [Int: Output] = [:]
      var costs: [Int: Int] = [:]
      var spent = 0
      while true {
        while !isExhausted, sent - finished < max(1, jobs), sent - delivered < max(1, jobs) * 2, spent < budget {
          guard let input = next() else {
            isExhausted = true
            break
          }
          let number = sent
          sent += 1
          costs[number] = cost(input)
          spent += costs[number] ?? 0
          group.addTask { (number, work(input)) }
        }
        guard let result = try await group.next() else { return }
        finished += 1
        waiting[result.number] = result.output
        while let output = waiting.removeValue(forKey: delivered) {
          spent -= costs.removeValue(forKey: delivered) ?? 0
          delivered += 1
          if try !deliver(output) {
            group.cancelAll()
            return
          }
        }
      }
    }
  }
}
