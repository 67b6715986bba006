import RuleFormat
import RuleMatching
import TestSupport

/// The rules of the project, read and compiled once for all tests: without optimisation that takes seconds.
enum BundledPack {
  static let pack: Result<RulePack, any Error> = Result { try RulePack(try RuleFiles.folder(ProjectFolder.rules.path)) }

  static let rules: Result<RuleSet, any Error> = pack.map { RuleSet($0.rules) }

  /// Each rule that looks in reasoning, by itself.
  static let alone: Result<[RuleSet], any Error> = pack.map { pack in
    pack.rules.filter { $0.lookIn.contains(.reasoning) }.map { RuleSet([$0]) }.filter { !$0.rules.isEmpty }
  }
}
