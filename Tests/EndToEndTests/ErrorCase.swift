import Foundation
import TestSupport
import Testing

/// The least that brings one error code about, through the built program.
struct ErrorCase: CustomTestStringConvertible, Sendable {
  /// What came out, on all channels together.
  struct Outcome {
    var status: Int32
    var text: String

    init(_ answer: Program.Answer) {
      status = answer.status
      text = answer.output + answer.error
    }

    init(status: Int32, text: String) {
      self.status = status
      self.text = text
    }

    /// The codes that were said, as `error[R003]`, `[L004]`, `"code":"T001"` or `2 × M001`.
    var codes: Set<String> {
      Set(text.matches(of: #/(?:\[|"code":"|× )([A-Z]\d{3})\b/#).map { String($0.1) })
    }
  }

  let code: String
  /// 0 for pages, which have no exit code.
  let status: Int32
  /// Codes that are said beside it.
  var also: Set<String> = []
  let run: @Sendable (ScratchFolder) throws -> Outcome

  var testDescription: String { code }

  /// A command with the demo rules; `FOLDER/` in arguments and files stands for the scratch folder.
  static func command(
    _ code: String, _ status: Int32, files: [String: String] = [:], also: Set<String> = [], _ arguments: String...
  ) -> ErrorCase {
    ErrorCase(code: code, status: status, also: also) { folder in
      try write(files, folder)
      return Outcome(try Program.run(arguments.map { place($0, folder) }, folder: folder.url))
    }
  }

  static func write(_ files: [String: String], _ folder: ScratchFolder) throws {
    var files = files
    files["rules/tags.yaml"] = files["rules/tags.yaml"] ?? RuleFolder.tags
    files["rules/Cues/demo/one.yaml"] = files["rules/Cues/demo/one.yaml"] ?? RuleFolder.rule()
    for (name, text) in files { _ = try folder.write(place(text, folder), to: name) }
  }

  static func place(_ text: String, _ folder: ScratchFolder) -> String {
    text.replacing("FOLDER/", with: folder.url.path + "/")
  }

  static let all = reading + limits + rules + mappings + gold + stores + profiles + journals + pages
}
