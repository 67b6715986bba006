import Dispatch
import LazyValues
import PatternMatching
import RuleFormat
import RuleMatching
import StanceResolution

/// Everything of a rule pack that labelling needs, compiled once. Immutable; shared by threads.
package final class LabellingRules: Sendable {
  package let pack: RulePack
  package let rules: RuleSet
  package let modifiers: ModifierSet
  /// `nil` without learned words.
  let sentences: SentenceScorer?
  /// `nil`: rules are searched for in every text.
  package let screen: TextScreen?
  /// Score at which a tag without a calibration is present.
  package let threshold = 0.5

  private static let modifierTables = "modifiers"

  /// - Parameter prepared: Tables made when the program was built; used as far as they are those of this pack.
  package init(_ pack: RulePack, prepared: PreparedTables? = nil) {
    func tables(_ part: RuleFiles.Part) -> PreparedTables? {
      prepared?.made(of: part.rawValue, pack.partDigests[part])
    }
    let rules = LazyValue { [tables = tables(.rules)] in RuleSet(pack.rules, prepared: tables) }
    let modifiers = LazyValue { [tables = tables(.modifiers)] in
      ModifierSet(pack, prepared: tables?.set(Self.modifierTables))
    }
    let sentences = LazyValue { [tables = tables(.sentences)] in
      pack.sentences.map { SentenceScorer($0, tags: pack.tags.map(\.id), pack.lexicon, prepared: tables) }
    }
    let screen = LazyValue { [tables = tables(.screen)] in pack.screen.map { TextScreen($0, prepared: tables) } }
    // They do not know each other; the largest first.
    let work: [@Sendable () -> Void] = [
      { _ = rules.value }, { _ = sentences.value }, { _ = screen.value }, { _ = modifiers.value },
    ]
    DispatchQueue.concurrentPerform(iterations: work.count) { work[$0]() }
    self.pack = pack
    self.rules = rules.value
    self.modifiers = modifiers.value
    self.sentences = sentences.value
    self.screen = screen.value
  }

  /// The same rules with other learned words, or none; nothing is compiled again.
  package init(_ other: LabellingRules, sentences model: SentenceModel?) {
    var pack = other.pack
    pack.sentences = model
    self.pack = pack
    rules = other.rules
    modifiers = other.modifiers
    screen = other.screen
    sentences = model.map { SentenceScorer($0, tags: pack.tags.map(\.id), pack.lexicon) }
  }

  /// The tables by name, to be prepared; empty where they were.
  package var tables: [String: [UInt8]] {
    var tables = patternSets.mapValues(\.tables)
    tables.merge(sentences?.tables ?? [:]) { _, new in new }
    tables.merge(screen?.tables ?? [:]) { _, new in new }
    return tables
  }

  /// The compiled codes of all pattern sets by name, to be prepared. Cost: some tenths of a second.
  package var codes: [String: String] { patternSets.mapValues(\.codes) }

  private var patternSets: [String: PatternSet] {
    var sets = rules.patternSets
    sets[Self.modifierTables] = modifiers.patternSet
    return sets.merging(sentences?.patternSets ?? [:]) { _, new in new }
  }
}
