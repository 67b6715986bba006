import ArgumentParser
import BatchLabelling
import Foundation
import TranscriptReading

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what a dump is, what could be read of it and what not.",
    discussion: """
      For records of no known shape a mapping is proposed and tried; --write-map keeps it for --map. A mapping \
      names fields by dotted paths or JSON Pointers: id, model, prompt_id, epoch, prompt, reasoning, answer, \
      condition, outcome. Only reasoning (or an answer with tagged reasoning) is needed.

      Examples:
        aside doctor runs/
        aside doctor odd.jsonl --write-map odd.yaml && aside label odd.jsonl --map odd.yaml
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("Write the proposed mapping there.", valueName: "file"))
  var writeMap: String?

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    try OutputFiles.check(["--write-map": writeMap], apartFrom: input.read(files))
    let doctor = DumpDoctor(options: input.reading, limit: input.limit)
    let report = DiagnosisReport(style: Console.style(noColor: noColor))
    var readable = 0
    var unread = 0
    var proposals: [(path: String, mapping: MappingProposal)] = []
    for path in files.files {
      let diagnosis = doctor.diagnose(path, mapping: intake.mapping)
      Console.write(report.render(diagnosis) + "\n")
      readable += diagnosis.readable
      unread += diagnosis.unreadCount
      if let proposal = diagnosis.proposal { proposals.append((path, proposal)) }
    }
    try keep(proposals, isReadable: readable > 0)
    if readable == 0 || unread > 0 { throw ExitStatus.incomplete.error }
  }

  private func keep(_ proposals: [(path: String, mapping: MappingProposal)], isReadable: Bool) throws {
    guard let writeMap else { return }
    guard let first = proposals.first else {
      let why = isReadable ? "no mapping was needed" : "no mapping can be proposed: no field looks like reasoning"
      return Console.error("\(why); '\(writeMap)' was not written.")
    }
    do {
      try first.mapping.text(of: first.path).write(toFile: writeMap, atomically: true, encoding: .utf8)
    } catch {
      Console.error("'\(writeMap)' cannot be written: \(error.localizedDescription) Name another file.")
      throw ExitStatus.ioFailure.error
    }
    Console.error("the mapping is in '\(writeMap)'; use it with --map \(writeMap)")
    if proposals.count > 1 {
      Console.error("it was proposed for '\(first.path)'; \(proposals.count - 1) more files may need their own.")
    }
  }
}
