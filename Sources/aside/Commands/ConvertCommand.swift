import ArgumentParser
import BatchLabelling
import ReasoningExtraction
import Reporting
import RuleFormat
import TranscriptReading

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a dump as flat transcript records, one per line.",
    discussion: """
      What this writes, 'aside label' reads back with the same labels.

      Examples:
        aside convert dump.jsonl.zst -o flat.jsonl
        aside convert odd.jsonl --map odd.yaml --where 'has outcome.complied' -o flat.jsonl
      """)

  @OptionGroup var input: InputOptions

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    let writer = TranscriptRecordWriter()
    let unreadWriter = LabelRecordWriter.unreadOnly
    var json = JSONWriter()
    var written = 0
    var unread = 0
    var ledger = ReasoningLedger()
    var failure: (any Error)?
    let sink = try Console.sink(output)
    let stream = TranscriptStream(files: files.files, options: input.reading, intake: intake)
    let report = stream.forEach { item in
      switch item {
      case .transcript(let transcript):
        let extracted = ReasoningExtractor.extract(transcript)
        if let item = extracted.unreadWithoutReasoning {
          unreadWriter.write(item, to: &json)
          unread += 1
        } else {
          writer.write(extracted, to: &json)
          ledger.add(extracted)
        }
      case .unread(let item):
        unreadWriter.write(item, to: &json)
        unread += 1
      }
      written += 1
      do { try sink.write(json.bytes[...]) } catch { failure = error }
      json.removeAll()
      return failure == nil && written < input.limit ?? .max
    }
    if let failure { throw Console.exit(for: failure) }
    report.lines(intake).forEach { Console.error($0) }
    if let warning = ledger.warning { Console.error(warning) }
    if unread > 0 {
      Console.error("\(unread) of \(written) records could not be read; they are in the output as aside.unread/1.")
    }
    if unread > 0 || ledger.warning != nil || report.isIncomplete(intake) { throw ExitStatus.incomplete.error }
  }
}
