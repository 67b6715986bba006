import ArgumentParser
import BatchLabelling
import Digests
import Foundation
import LabelStore
import RuleFormat

/// Where labels are kept.
struct StorageOptions: ParsableArguments {
  @Option(name: .customLong("store"), help: ArgumentHelp("The store; ./aside.sqlite by default.", valueName: "file"))
  var file: String?

  @Flag(help: "Write nothing but what was asked for.")
  var noStore = false

  @Flag(help: "Read unchanged files too, and compare their digests instead of size, time and inode.")
  var verify = false

  @Option(
    help: ArgumentHelp(
      "Share of transcripts without a cue whose text a new store keeps, so that misses can be audited; 0.02 by default.",
      valueName: "share"))
  var keepSilent: Double?

  static let defaultPath = "aside.sqlite"

  /// Where labels go; `nil` with `--no-store`.
  var path: String? { noStore ? nil : file ?? Self.defaultPath }

  func validate() throws {
    if noStore, file != nil { throw ValidationError("--store and --no-store exclude each other.") }
    if let keepSilent, !(0...1).contains(keepSilent) { throw ValidationError("--keep-silent is from 0 to 1.") }
  }

  /// - Returns: `nil` with `--no-store`.
  /// - Throws: `StoreError`.
  func open(for pack: RulePack, _ input: InputOptions, redacts: Bool) throws -> RunStorage? {
    guard let path else { return nil }
    var policy: TextPolicy?
    if keepSilent != nil || redacts {
      policy = TextPolicy(redacts: redacts)
      policy?.silentShare = keepSilent
    }
    let store = try LabelStore(writing: path, policy: policy)
    let head = RunHead(
      rules: pack.digest, tool: "aside \(Aside.version)", command: CommandLine.arguments.joined(separator: " "),
      options: try input.digest(redacts: redacts), isResumable: input.join == nil && input.filter == nil)
    return try RunStorage(store, head, verifies: verify)
  }
}

extension InputOptions {
  /// Of everything that changes what a transcript of a file becomes. Files that are named count by their content.
  fileprivate func digest(redacts: Bool) throws -> String {
    let files = [map, join].map { $0.map { FileDigest.hexadecimal(ofFile: $0) ?? $0 } ?? "" }
    return TextDigest.hexadecimal(
      of: files + on + condition.sorted() + [
        model ?? "", filter ?? "", from?.rawValue ?? "", "\(maxLineBytes)", "\(maxMemberBytes)", "\(redacts)",
      ])
  }
}
