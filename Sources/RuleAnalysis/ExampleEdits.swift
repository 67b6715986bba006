import Labelling
import RuleFormat
import YAMLDocuments

/// New examples as edits of rule files, tried before anything is written.
package struct ExampleEdits {
  /// Edits by path below the rules folder.
  package private(set) var edits: [String: RuleFileEdit] = [:]
  /// New examples by rule.
  package private(set) var added: [String: [RuleExampleAddition]] = [:]
  /// Rules whose file cannot be edited, with the reason.
  package private(set) var refused: [(path: String, reason: String)] = []
  /// Examples that the files have already.
  package private(set) var known = 0
  /// Examples left out because a rule gets no more at once.
  package private(set) var surplus = 0
  private let files: RuleFiles
  private let pack: RulePack

  package init(_ files: RuleFiles, _ pack: RulePack) {
    self.files = files
    self.pack = pack
  }

  /// Takes the shortest drafts of each rule, one for each text.
  ///
  /// - Parameter limit: New examples for one rule.
  package mutating func take(_ drafts: [ExampleDrafting.Draft], limit: Int) {
    for (id, drafts) in Dictionary(grouping: drafts, by: \.rule).sorted(by: { $0.key < $1.key }) {
      guard let rule = pack.rules.first(where: { $0.id == id }),
        let text = files.files.first(where: { $0.path == rule.path })?.text
      else { continue }
      let new = unknown(drafts, rule)
      let chosen = new.prefix(limit)
      surplus += new.count - chosen.count
      guard !chosen.isEmpty else { continue }
      do throws(RuleFileEdit.Refusal) {
        edits[rule.path] = try RuleFileEdit(text, path: rule.path, adding: Array(chosen))
        added[id] = Array(chosen)
      } catch {
        refused.append((rule.path, error.message))
      }
    }
    dropUnsound()
  }

  /// Takes back what would not read as meant. Cost: the whole folder is read once more where all is well.
  private mutating func dropUnsound() {
    guard !areSound(edits) else { return }
    for (path, edit) in edits where !areSound([path: edit]) {
      edits[path] = nil
      added = added.filter { id, _ in pack.rules.first { $0.id == id }?.path != path }
      refused.append((path, "the file would not say the same with more examples; add them by hand"))
    }
  }

  private mutating func unknown(_ drafts: [ExampleDrafting.Draft], _ rule: Rule) -> [RuleExampleAddition] {
    let old = rule.examples
    var texts = Set(old.match.map(\.text) + old.noMatch.map(\.text) + old.todoMatch.map(\.text))
    var new: [RuleExampleAddition] = []
    let order = drafts.map(\.addition).sorted { ($0.text.utf8.count, $0.text) < ($1.text.utf8.count, $1.text) }
    for addition in order {
      if texts.insert(addition.text).inserted { new.append(addition) } else { known += 1 }
    }
    return new
  }

  /// Edited files read as the old ones with the new examples at the end of their lists.
  private func areSound(_ edits: [String: RuleFileEdit]) -> Bool {
    let (new, problems) = RulePack.read(files.replacing(edits.mapValues(\.new)))
    guard problems.isEmpty else { return false }
    let rules = Dictionary(new.rules.map { ($0.id, $0) }) { first, _ in first }
    return pack.rules.filter { edits[$0.path] != nil }.allSatisfy { rule in
      guard let edited = rules[rule.id] else { return false }
      let pairs = zip(Self.texts(rule.examples), Self.texts(edited.examples))
      return pairs.allSatisfy { $1.starts(with: $0) }
        && pairs.reduce(0) { $0 + $1.1.count - $1.0.count } == added[rule.id]?.count
    }
  }

  private static func texts(_ examples: RuleExamples) -> [[String]] {
    [examples.match.map(\.text), examples.noMatch.map(\.text), examples.todoMatch.map(\.text)]
  }

  /// The examples of the edited rules, the old and the new ones, run with all edits in place.
  package func check() throws(Diagnostics) -> RuleExampleCheck.Result {
    let pack = try RulePack(files.replacing(edits.mapValues(\.new)))
    var result = RuleExampleCheck.Result()
    let check = RuleExampleCheck(pack)
    for rule in pack.rules where edits[rule.path] != nil {
      let own = check.run(only: rule)
      result.executed += own.executed
      result.problems += own.problems
      result.surprises += own.surprises
    }
    return result
  }
}
