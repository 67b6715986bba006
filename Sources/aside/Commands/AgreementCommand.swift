import ArgumentParser
import Auditing
import LabelStore
import Reporting

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "How far auditors agree, by tag, and each with themselves.",
    discussion: """
      Examples:
        aside agreement
        aside agreement lab.sqlite --to json
        aside agreement --least 0.67     exit 1 where Krippendorff's alpha of all tags is lower

      Raw agreement, Cohen's kappa, Krippendorff's alpha, Gwet's AC1, agreement on what is there, F1 of the marked words \
      and agreement on the stance, with 95 % intervals, over items that two or more have answered. Unclear answers are \
      left out. Below that, how far each auditor gave the same answer when asked once more.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("Fail where alpha of all tags together is lower, or unknown.", valueName: "alpha"))
  var least: Double?

  func run() throws {
    let report: AgreementReport
    do throws(StoreError) {
      report = try AgreementReport(try LabelStore(existing: store))
    } catch {
      throw Console.exit(for: error)
    }
    switch table.to {
    case .table: Console.write(AgreementText.render(report, style: Console.style(noColor: table.noColor)))
    case .json: Console.write(String(decoding: AgreementRecordWriter.bytes(report), as: UTF8.self))
    }
    guard let least, (report.rows.first?.alpha.value ?? -.infinity) < least else { return }
    Console.error("the auditors' agreement is below --least \(least)")
    throw ExitStatus.checkFailed.error
  }
}
