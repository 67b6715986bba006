import BatchLabelling
import BundledRules
import Labelling
import RuleFormat
import TestSupport
import Testing

/// What every bundled rule promises.
@Suite struct BundledRuleTests {
  static let pack: Result<RulePack, any Error> = Result { try RulePack(BundledRules.files) }

  @Test func allExamplesHold() throws {
    let result = RuleExampleCheck(try Self.pack.get()).run()
    for problem in result.problems {
      Issue.record("\(problem.path):\(problem.line): \(problem.message) \(problem.help)")
    }
    #expect(result.executed > 500)
  }

  @Test func everyTagHasRules() throws {
    let pack = try Self.pack.get()
    #expect(pack.rules.count >= 120)
    #expect(pack.tags.count == 14)
    for tag in pack.tags { #expect(pack.rules.contains { $0.tag == tag.id }, "\(tag.id)") }
  }

  @Test func everyRuleIsComplete() throws {
    for rule in try Self.pack.get().rules {
      #expect(rule.description.hasPrefix("Detects"), "\(rule.id)")
      #expect(!rule.rationale.isEmpty && !rule.references.isEmpty, "\(rule.id)")
      #expect(rule.examples.match.count >= 2 && rule.examples.noMatch.count >= 2, "\(rule.id)")
      #expect(rule.examples.match.allSatisfy { $0.stance != nil }, "\(rule.id)")
    }
  }

  @Test func silentCorpusStaysSilent() throws {
    let corpus = try SilentCorpus(folder: ProjectFolder.corpus.appendingPathComponent("silent").path)
    let report = corpus.run(LabellingRules(try Self.pack.get()))
    #expect(report.transcripts >= 100 && report.unread == 0)
    for alarm in report.alarms { Issue.record("\(alarm.rule) on \(alarm.transcript): \(alarm.quote)") }
  }
}
