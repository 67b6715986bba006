import TestSupport

/// Changes inputs without a fuzzer, the same way for the same seed.
package struct SeededMutation {
  private var generator: SeededGenerator
  private static let telling: [[UInt8]] = [
    [0], [0xFF], [0x80], [0xE2, 0x80], Array("9223372036854775807".utf8), Array("-1".utf8), Array("{".utf8),
    Array("[".utf8), Array("\"".utf8), Array("\\".utf8), Array("\n".utf8), Array("(".utf8), Array("{65535}".utf8),
    Array("\u{17F}".utf8), Array("<think>".utf8), [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF],
  ]

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// One of the seeds with one to four changes.
  package mutating func next(_ seeds: [[UInt8]]) -> [UInt8] {
    var bytes = seeds.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes, seeds) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...64, using: &generator))
    switch Int.random(in: 0..<7, using: &generator) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count: bytes[place] = .random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: Self.telling.randomElement(using: &generator) ?? [], at: place)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.removeSubrange(place...)
    default:
      let other = seeds.randomElement(using: &generator) ?? []
      let start = Int.random(in: 0...other.count, using: &generator)
      bytes.insert(contentsOf: other[start...].prefix(200), at: place)
    }
  }
}
