import Labelling
import TranscriptModel

/// How cues lie on the evidence that readers quoted.
package struct SpanOverlap: Sendable, Equatable {
  /// Quotes of present tags.
  package private(set) var quotes = 0
  /// Quotes that stand in the reasoning as written; the figures are about these.
  package private(set) var located = 0
  /// Quotes that a cue of their tag touches.
  package private(set) var touched = 0
  private var byteSum = 0.0
  private var wordSum = 0.0

  package init() {}

  package var touchedShare: Double? { located == 0 ? nil : Double(touched) / Double(located) }
  /// The mean over quotes of shared bytes by all bytes of the quote and the cues that touch it; 0 for
  /// a quote without a cue. Cues are shorter than what readers quote, so 1 is out of reach.
  package var byteIoU: Double? { located == 0 ? nil : byteSum / Double(located) }
  /// The same as F1 over words, a word counting when a byte of it does.
  package var wordF1: Double? { located == 0 ? nil : wordSum / Double(located) }

  package static func + (left: SpanOverlap, right: SpanOverlap) -> SpanOverlap {
    var sum = left
    sum.quotes += right.quotes
    sum.located += right.located
    sum.touched += right.touched
    sum.byteSum += right.byteSum
    sum.wordSum += right.wordSum
    return sum
  }

  static func of(_ tag: String, in pairs: [GoldPair]) -> SpanOverlap {
    var overlap = SpanOverlap()
    for pair in pairs where pair.gold.verdict(on: tag) == true {
      let cues = pair.text.cues.filter { $0.tag == tag }
      for quote in pair.gold.quotes[tag] ?? [] { overlap.add(quote, in: pair.text.transcript, cues) }
    }
    return overlap
  }

  /// A quote that stands several times is taken where the cues fit it best.
  private mutating func add(_ quote: String, in transcript: Transcript, _ cues: [Cue]) {
    quotes += 1
    var best: (bytes: Double, words: Double)?
    for place in QuotePlace.all(of: quote, in: transcript) {
      let ranges = cues.filter { $0.part == place.part && $0.range.overlaps(place.range) }.map(\.range)
      let text = transcript.parts[place.part].text
      let bytes = Self.shares(of: place.range, ranges)
      let figures = (Self.ratio(bytes.shared, bytes.all), Self.wordF1(place.range, ranges, in: text))
      if best == nil || figures.0 > (best?.bytes ?? 0) { best = figures }
    }
    guard let best else { return }
    located += 1
    touched += best.bytes > 0 ? 1 : 0
    byteSum += best.bytes
    wordSum += best.words
  }

  /// Bytes that the range and the union of `ranges` share, and bytes of either.
  private static func shares(of range: ByteRange, _ ranges: [ByteRange]) -> (shared: Int, all: Int) {
    let hull = ranges.reduce(range) { $0.union($1) }
    var shared = 0
    var all = 0
    for byte in hull.start..<hull.end {
      let isCued = ranges.contains { $0.contains(byte) }
      shared += isCued && range.contains(byte) ? 1 : 0
      all += isCued || range.contains(byte) ? 1 : 0
    }
    return (shared, all)
  }

  private static func wordF1(_ range: ByteRange, _ ranges: [ByteRange], in text: UTF8Text) -> Double {
    let quoted = words(of: [range], in: text)
    let cued = words(of: ranges, in: text)
    return ratio(2 * quoted.intersection(cued).count, quoted.count + cued.count)
  }

  /// Words, named by the byte they start at, that have a byte in one of the ranges.
  private static func words(of ranges: [ByteRange], in text: UTF8Text) -> Set<Int> {
    func isBlank(_ byte: Int) -> Bool { text.isBlank(in: ByteRange(byte, byte + 1)) }
    var starts: Set<Int> = []
    for range in ranges {
      for byte in range.start..<range.end where !isBlank(byte) {
        guard byte == range.start || isBlank(byte - 1) else { continue }
        var start = byte
        while start > 0, !isBlank(start - 1) { start -= 1 }
        starts.insert(start)
      }
    }
    return starts
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
