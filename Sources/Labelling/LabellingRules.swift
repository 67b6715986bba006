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
    self.pack = pack
    rules = RuleSet(pack.rules, prepared: tables(.rules))
    modifiers = ModifierSet(pack, prepared: tables(.modifiers)?.set(Self.modifierTables))
    sentences = pack.sentences.map {
      SentenceScorer($0, tags: pack.tags.map(\.id), pack.lexicon, prepared: tables(.sentences))
    }
    screen = pack.screen.map { TextScreen($0, prepared: tables(.screen)) }
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
