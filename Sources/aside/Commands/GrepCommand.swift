import ArgumentParser
import BatchLabelling
import PatternMatching
import ReasoningExtraction
import Reporting
import TranscriptModel
import TranscriptReading

struct GrepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grep", abstract: "Search extracted reasoning with one PCRE2 pattern.",
    discussion: """
      Caseless, with Unicode word borders. Each line is `path:line:id: sentence`. No match is no failure.

      Examples:
        aside grep '\\bRLHF\\b' dump.jsonl
        aside grep --in answer 'I cannot' dump.jsonl --count
        aside grep --case-sensitive 'US' runs/
        aside grep 'rater' dump.jsonl --where 'model contains "opus"'
      """)

  enum Place: String, ExpressibleByArgument, CaseIterable { case reasoning, answer, prompt }

  @Argument(help: "A PCRE2 pattern.")
  var pattern: String

  @OptionGroup var input: InputOptions

  @Option(name: .customLong("in"), help: "Where to search: reasoning, answer or prompt.")
  var place: Place = .reasoning

  @Flag(help: "Tell upper from lower case.")
  var caseSensitive = false

  @Flag(help: "Print only the number of matches.")
  var count = false

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    let compiled: Pattern
    do throws(PatternError) {
      compiled = try Pattern(pattern, caseless: !caseSensitive)
    } catch {
      throw ValidationError("the pattern does not compile: \(error.message) (byte \(error.offset)).")
    }
    let intake = try input.intake()
    let files = try input.files()
    let search = ReasoningSearch(pattern: compiled, kinds: kinds)
    let style = Console.style(noColor: noColor)
    var matches = 0
    var problems = 0
    var transcripts = 0
    let stream = TranscriptStream(files: files.files, options: input.reading, intake: intake)
    let report = stream.forEach { item in
      switch item {
      case .unread: problems += 1
      case .transcript(let transcript):
        let found = search.hits(in: transcript)
        if found.hitLimit { problems += 1 }
        matches += found.hits.count
        if !count { found.hits.forEach { Console.write(line($0, transcript, style)) } }
        transcripts += 1
      }
      return transcripts < input.limit ?? .max
    }
    if count { Console.write("\(matches)\n") }
    report.lines(intake).forEach { Console.error($0) }
    if problems > 0 {
      Console.error(
        "\(problems) record\(problems == 1 ? "" : "s") could not be read or hit a match limit; "
          + "'aside doctor' says which could not be read.")
    }
    if problems > 0 || report.isIncomplete(intake) { throw ExitStatus.incomplete.error }
  }

  private var kinds: Set<PartKind> {
    switch place {
    case .reasoning: [.reasoning]
    case .answer: [.answer]
    case .prompt: [.prompt, .system]
    }
  }

  private func line(_ hit: ReasoningSearch.Hit, _ transcript: Transcript, _ style: TextStyle) -> String {
    let place = TextStyle.visible("\(transcript.source.name):\(transcript.id)")
    func shown(_ text: String) -> String { TextStyle.visible(text).replacing("\n", with: " ") }
    return "\(style(place, .magenta)): \(shown(hit.before))\(style(shown(hit.match), .bold, .red))\(shown(hit.after))\n"
  }
}
