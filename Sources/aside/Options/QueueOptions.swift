import ArgumentParser
import Auditing
import Foundation
import LabelStore
import PatternMatching
import RuleFormat
import YAMLDocuments

/// Which items an auditor gets.
struct QueueOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose answers these are.", valueName: "name"))
  var auditor: String = ProcessInfo.processInfo.environment["USER"] ?? "auditor"

  @Flag(help: "Hide model, condition, rule, score and other auditors.")
  var blind = false

  @Option(help: "Which items.")
  var queue: QueueRequest.Kind = .sample

  @Option(name: .customLong("tag"), help: "Tags to audit; may be repeated. All by default.")
  var tags: [String] = []

  @Option(help: "Items for each tag and group.")
  var size: Int = 30

  @Option(
    help: ArgumentHelp(
      "Groups that give --size items each: model, condition.NAME, or several with commas.", valueName: "columns"))
  var by: String = ""

  @Option(help: ArgumentHelp("Only texts of this model.", valueName: "name"))
  var model: String?

  @Option(help: ArgumentHelp("Only texts with this condition; may be repeated.", valueName: "k=v"))
  var condition: [String] = []

  @Option(help: ArgumentHelp("Only texts with a cue of this rule.", valueName: "id"))
  var rule: String = ""

  @Option(help: ArgumentHelp("Only texts whose reasoning matches this PCRE2 pattern.", valueName: "pattern"))
  var search: String = ""

  @Option(
    help: ArgumentHelp("Share of items that all auditors of the store get; the rest are your own.", valueName: "share"))
  var overlap: Double = 1

  @Option(
    help: ArgumentHelp(
      "Share of items that are asked once more, to see how far you agree with yourself.", valueName: "share"))
  var repeats: Double = 0.05

  @Option(help: "The same seed gives the same items.")
  var seed: UInt64 = 20_261_126

  func validate() throws {
    guard size > 0 else { throw ValidationError("--size must be at least 1.") }
    guard (0...1).contains(overlap) else { throw ValidationError("--overlap is from 0 to 1.") }
    guard (0...0.5).contains(repeats) else { throw ValidationError("--repeats is from 0 to 0.5.") }
    for pair in condition where !pair.dropFirst().contains("=") {
      throw ValidationError("--condition wants name=value, for example --condition tier=free.")
    }
    for column in columns where column != "model" && (!column.hasPrefix("condition.") || column.count < 11) {
      throw ValidationError("--by knows 'model' and 'condition.NAME', not '\(column)'.")
    }
    guard !search.isEmpty else { return }
    do throws(PatternError) {
      _ = try Pattern(search)
    } catch {
      throw ValidationError("the --search pattern does not compile: \(error.message) (byte \(error.offset)).")
    }
  }

  private var columns: [String] { by.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }

  /// - Throws: `ValidationError` for a tag that there is not.
  func request(_ pack: RulePack) throws -> QueueRequest {
    var values = Dictionary(
      condition.map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return ("condition." + parts[0], parts.count > 1 ? String(parts[1]) : "")
      }
    ) { _, last in last }
    values["model"] = model
    return QueueRequest(
      kind: queue, tags: try known(tags, pack), size: size, seed: seed,
      scope: AuditScope(by: columns, values: values, rule: rule), search: search, overlap: overlap, auditor: auditor,
      repeats: repeats)
  }

  private func known(_ tags: [String], _ pack: RulePack) throws -> [String] {
    try AuditTags.checked(tags, pack)
    return tags.isEmpty ? pack.tags.map(\.id) : tags
  }
}

/// Tags as they are named on the command line.
enum AuditTags {
  /// - Throws: `ValidationError` for a tag that there is not.
  static func checked(_ tags: [String], _ pack: RulePack) throws {
    for tag in tags where pack.tag(tag) == nil {
      let hint = NearestName.of(tag, among: pack.tags.map(\.id)).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no tag '\(tag)'.\(hint)")
    }
  }
}

extension QueueRequest.Kind: ExpressibleByArgument {}
