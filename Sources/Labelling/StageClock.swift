import Foundation

/// A stage of labelling, as `--timings` names it.
package enum Stage: String, Sendable, CaseIterable {
  case read, parse, extract, match, stance, score, write, store
}

/// Seconds spent in stages, summed over all tasks.
package struct StageTimes: Sendable {
  private var nanoseconds = [UInt64](repeating: 0, count: Stage.allCases.count)

  package init() {}

  package subscript(_ stage: Stage) -> Double { Double(nanoseconds[Self.index(stage)]) / 1e9 }

  package mutating func add(_ stage: Stage, nanoseconds time: UInt64) { nanoseconds[Self.index(stage)] &+= time }

  package mutating func add(_ other: StageTimes) {
    for index in nanoseconds.indices { nanoseconds[index] &+= other.nanoseconds[index] }
  }

  /// Nanoseconds of all stages.
  var total: UInt64 { nanoseconds.reduce(0, &+) }

  private static func index(_ stage: Stage) -> Int { Stage.allCases.firstIndex(of: stage) ?? 0 }
}

/// Measures stages of one task. Costs two clock readings a measurement, some 50 ns; stages are measured by batch.
package final class StageClock {
  package private(set) var times = StageTimes()

  package init() {}

  package func measure<Answer>(_ stage: Stage, _ body: () throws -> Answer) rethrows -> Answer {
    let start = Self.now
    defer { times.add(stage, nanoseconds: Self.now &- start) }
    return try body()
  }

  /// Measures what `body` does beside the stages that are measured inside it.
  package func measureRest<Answer>(_ stage: Stage, _ body: () throws -> Answer) rethrows -> Answer {
    let start = Self.now
    let before = times.total
    defer {
      let inside = times.total &- before
      let all = Self.now &- start
      times.add(stage, nanoseconds: all > inside ? all - inside : 0)
    }
    return try body()
  }

  /// The times up to now, which start from zero again.
  package func takeTimes() -> StageTimes {
    defer { times = StageTimes() }
    return times
  }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}

extension StageClock? {
  /// Measures where there is a clock.
  package func measure<Answer>(_ stage: Stage, _ body: () throws -> Answer) rethrows -> Answer {
    guard let self else { return try body() }
    return try self.measure(stage, body)
  }
}
