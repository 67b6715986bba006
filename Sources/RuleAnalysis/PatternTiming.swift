import Dispatch
import PatternMatching
import RuleFormat

/// How long PCRE2 takes for one pattern over whole texts.
enum PatternTiming {
  /// Bytes that are searched at least, and nanoseconds after which searching ends.
  private static let leastBytes = 100_000
  private static let mostNanoseconds: UInt64 = 50_000_000
  private static let sampleBytes = 50_000

  /// The examples of the rules one after the other, up to 50 KB; never empty.
  static func sample(of pack: RulePack) -> [UInt8] {
    var bytes: [UInt8] = []
    for rule in pack.rules where bytes.count < sampleBytes {
      for text in rule.examples.match.map(\.text) + rule.examples.noMatch.map(\.text) {
        bytes += Array(text.utf8)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes.isEmpty ? Array("nothing".utf8) : bytes
  }

  /// Measured, so different at each call; compiling is not in it. A pattern that hits a limit is timed up to there.
  static func secondsPerGigabyte(of pattern: Pattern, in text: [UInt8]) -> Double {
    let scratch = MatchScratch()
    _ = pattern.firstMatch(in: UnsafeBufferPointer(start: nil, count: 0), scratch: scratch)
    let start = DispatchTime.now().uptimeNanoseconds
    var bytes = 0
    var nanoseconds: UInt64 = 0
    repeat {
      _ = text.withUnsafeBufferPointer { pattern.eachMatch(in: $0, scratch: scratch) { _ in } }
      bytes += text.count
      nanoseconds = DispatchTime.now().uptimeNanoseconds - start
    } while bytes < leastBytes && nanoseconds < mostNanoseconds
    return Double(nanoseconds) / Double(max(1, bytes))
  }
}
