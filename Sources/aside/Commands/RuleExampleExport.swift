import ArgumentParser
import LabelStore
import Reporting
import RuleAnalysis
import RuleFormat
import YAMLDocuments

/// Verdicts become examples in rule files: drafted, tried, shown, and only then written.
struct RuleExampleExport {
  let options: RuleExampleOptions
  /// As the user named it.
  let folder: String
  let style: TextStyle

  func run(_ export: VerdictExport, _ store: LabelStore, _ files: RuleFiles, _ pack: RulePack) throws {
    var wishes = ExampleWishes(pack, prefix: options.rule ?? "")
    for entry in export.entries { wishes.take(entry, try store.passage(of: entry.text.key)) }
    var edits = ExampleEdits(files, pack)
    edits.take(drafts(wishes, pack), limit: options.limit ?? 3)
    for (path, edit) in edits.edits.sorted(by: { $0.key < $1.key }) {
      if options.dryRun { Console.write(coloured(edit.diff(path: folder + "/" + path))) }
    }
    for line in export.omissions.lines { Console.error(line) }
    for (silence, count) in wishes.silences.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Console.error("passed over: \(count) judgement\(count == 1 ? "" : "s"), \(silence.message)")
    }
    for (path, reason) in edits.refused { Console.error("\(folder)/\(path): not edited: \(reason)") }
    let result = try check(edits)
    if !options.dryRun { try write(edits) }
    report(edits, result)
    if !result.problems.isEmpty { throw ExitStatus.checkFailed.error }
    if !edits.refused.isEmpty || export.omissions.isLoss { throw ExitStatus.incomplete.error }
  }

  private func drafts(_ wishes: ExampleWishes, _ pack: RulePack) -> [ExampleDrafting.Draft] {
    let drafting = ExampleDrafting(pack)
    var drafts: [ExampleDrafting.Draft] = []
    var refusals: [ExampleRefusal: Int] = [:]
    for wish in wishes.wishes {
      do throws(ExampleRefusal) {
        let draft = try drafting.draft(wish)
        if draft.isKept || !options.keptOnly { drafts.append(draft) }
      } catch {
        refusals[error, default: 0] += 1
      }
    }
    for refusal in ExampleRefusal.allCases {
      if let count = refusals[refusal] {
        Console.error("no example: \(count) cue\(count == 1 ? "" : "s"), \(refusal.message)")
      }
    }
    return drafts
  }

  private func check(_ edits: ExampleEdits) throws -> (executed: Int, problems: [Diagnostic]) {
    do throws(Diagnostics) {
      let result = try edits.check()
      return (result.executed, result.problems)
    } catch {
      throw InputOptions.report(error.items, as: .invalidData)
    }
  }

  private func write(_ edits: ExampleEdits) throws {
    for (path, edit) in edits.edits.sorted(by: { $0.key < $1.key }) {
      do throws(RuleFileReplacement.Failure) {
        try RuleFileReplacement.replace(folder + "/" + path, old: edit.old, new: edit.new)
      } catch {
        Console.error("cannot write \(error.path): \(error.message)")
        throw ExitStatus.ioFailure.error
      }
    }
  }

  private func report(_ edits: ExampleEdits, _ result: (executed: Int, problems: [Diagnostic])) {
    if !result.problems.isEmpty {
      let renderer = DiagnosticRenderer(
        style: TextStyle(isColoured: Console.style(noColor: !style.isColoured, descriptor: 2).isColoured),
        folder: folder)
      Console.note(renderer.render(result.problems))
    }
    let count = edits.added.values.reduce(0) { $0 + $1.count }
    let verb = options.dryRun ? "would be added to" : "added to"
    var text =
      "\(count) example\(count == 1 ? "" : "s") \(verb) \(edits.edits.count) rule file\(edits.edits.count == 1 ? "" : "s")"
    if edits.known > 0 { text += ", \(edits.known) there already" }
    if edits.surplus > 0 { text += ", \(edits.surplus) more not taken (--limit)" }
    Console.write(text + "\n")
    guard !edits.edits.isEmpty else { return }
    let kept = result.executed - result.problems.count
    Console.write("examples of these rules: \(kept) of \(result.executed) keep their promise\n")
    if kept < result.executed {
      Console.write("the others ask for an edit of the rule or of a modifier: aside rules test --rules \(folder)\n")
    }
  }

  private func coloured(_ diff: String) -> String {
    diff.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = TextStyle.visible(String(line))
      return line.hasPrefix("+") ? style(text, .green) : line.hasPrefix("@@") ? style(text, .cyan) : text
    }.joined(separator: "\n")
  }
}
