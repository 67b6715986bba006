import ArgumentParser
import BatchLabelling
import Dispatch
import PatternMatching
import ReasoningExtraction
import Reporting
import RuleFormat
import TranscriptModel

struct RulesCostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Show which patterns take the time on a dump.",
    discussion: """
      Patterns without a literal that every match must hold are tried on every text; they are marked.

      Example:
        aside rules cost dump.jsonl --limit 500
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @Flag(help: "Show the literals that the prefilter looks for; the first clause says where to look.")
  var literals = false
  @Option(help: "Patterns to list.")
  var top: Int = 25

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    let pack = try rules.pack()
    let patterns = pack.rules.flatMap { rule in rule.patterns.map { (rule: rule.id, pattern: $0) } }
    let set = PatternSet(patterns.map(\.pattern.pattern.compiled))
    let marks = PatternSet.Scratch(for: set)
    let scratch = MatchScratch()
    // Patterns are compiled when first used; that is not counted.
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for pattern in set.patterns { _ = pattern.firstMatch(in: nothing, scratch: scratch) }
    var nanoseconds = [UInt64](repeating: 0, count: patterns.count)
    var texts = [Int](repeating: 0, count: patterns.count)
    var starts = [Int](repeating: 0, count: patterns.count)
    var bytes = 0
    var transcripts = 0
    TranscriptStream(files: files.files, options: input.reading, intake: intake).forEach { item in
      if case .transcript(let transcript) = item {
        for part in ReasoningExtractor.extract(transcript).parts where part.kind == .reasoning {
          bytes += part.text.count
          part.text.bytes.withUnsafeBufferPointer { text in
            let candidates = set.candidates(in: text, scratch: marks)
            for candidate in candidates.items {
              starts[candidate.pattern] += candidates.startCount(of: candidate, in: text.count)
              let start = DispatchTime.now().uptimeNanoseconds
              _ = set.search(candidate, of: candidates, in: text, scratch: scratch) { _ in }
              nanoseconds[candidate.pattern] += DispatchTime.now().uptimeNanoseconds - start
              texts[candidate.pattern] += 1
            }
          }
        }
      }
      transcripts += 1
      return transcripts < input.limit ?? .max
    }
    Console.write(report(patterns.map { "\($0.rule) \($0.pattern.name)" }, nanoseconds, texts, starts, bytes, set))
  }

  private func report(
    _ names: [String], _ nanoseconds: [UInt64], _ texts: [Int], _ starts: [Int], _ bytes: Int,
    _ set: PatternSet
  ) -> String {
    let total = nanoseconds.reduce(0, +)
    let megabytes = Double(max(1, bytes)) / 1e6
    func decimal(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
    var lines = [
      "\(names.count) patterns, \(set.unfiltered.count) without a literal; "
        + "\(decimal(Double(total) / 1e6 / megabytes)) ms per MB of text; each pattern is tried at "
        + "\(decimal(Double(starts.reduce(0, +)) * 100 / Double(max(1, bytes * names.count)))) % of all places"
    ]
    for index in nanoseconds.indices.sorted(by: { nanoseconds[$0] > nanoseconds[$1] }).prefix(top) {
      let share = Double(nanoseconds[index]) * 100 / Double(max(1, total))
      let mark = set.unfiltered.contains(index) ? "  no literal" : ""
      let places = decimal(Double(starts[index]) * 100 / Double(max(1, bytes)))
      lines.append("\(decimal(share)) %  \(texts[index]) texts, \(places) % of places  \(names[index])\(mark)")
      if literals { lines += set.patterns[index].requiredLiterals().summary.map { "      " + $0 } }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
