import FuzzTargets
import Testing

/// The fuzz targets keep their promises for their seeds and for changes to them; `make fuzz` goes on from there.
@Suite struct FixedSeedTests {
  private static let changes = 400
  /// Without optimisation some targets are slow; what was not done in this time is left to `make fuzz`.
  private static let time = Duration.seconds(1)

  @Test(arguments: FuzzTarget.allCases)
  func promisesAreKept(target: FuzzTarget) throws {
    let entry = try target.entry()
    let seeds = try target.seeds()
    for seed in seeds { #expect(entry.run(seed) == nil, "\(target): \(shown(seed))") }
    var mutation = SeededMutation(seed: 8)
    let end = ContinuousClock.now + Self.time
    for _ in 0..<Self.changes where ContinuousClock.now < end {
      let input = mutation.next(seeds)
      #expect(entry.run(input) == nil, "\(target): \(shown(input))")
    }
  }

  private func shown(_ input: [UInt8]) -> String {
    String(decoding: input.prefix(2_000), as: UTF8.self).debugDescription
  }
}
