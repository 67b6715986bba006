import Foundation
import TestSupport

extension ErrorCase {
  static let profiles: [ErrorCase] = [
    store("P001", 64, "profile", "FOLDER/aside.sqlite", "--rules", "FOLDER/rules", "--by", "condition.teir"),
    ErrorCase(code: "P002", status: 64) { folder in
      let other = row.replacing("free", with: "paid").replacing(#""p""#, with: #""q""#)
      try label(row + "\n" + other, folder)
      let arguments = ["profile", "--rules", "rules", "--contrast", "condition.tier=free:paid"]
      return Outcome(try Program.run(arguments, folder: folder.url))
    },
    store("P003", 64, "profile", "FOLDER/aside.sqlite", "--rules", "FOLDER/rules", "--contrast", "condition.tier"),
    store("P004", 64, "profile", "FOLDER/aside.sqlite", "--rules", "FOLDER/many") { folder in
      let tags = (0..<130).map { "  - {id: demo.t\($0), title: t, definition: d, nature: belief}" }
      _ = try folder.write("tags:\n" + tags.joined(separator: "\n"), to: "many/tags.yaml")
    },
    parts("P005", 64, "a.partial", "--by", "condition.tier"),
    ErrorCase(code: "P006", status: 65) { folder in
      try part("a.partial", by: "model", folder)
      let whole = try String(contentsOf: folder.url.appendingPathComponent("a.partial"), encoding: .utf8)
      _ = try folder.write(String(whole.dropLast(20)), to: "cut.partial")
      return Outcome(try Program.run(["profile", "cut.partial", "--rules", "rules"], folder: folder.url))
    },
    parts("P007", 65, "a.partial", "b.partial"),
  ]

  /// A profile of one part that counts by model, and one that counts by a condition.
  private static func parts(_ code: String, _ status: Int32, _ arguments: String...) -> ErrorCase {
    ErrorCase(code: code, status: status) { folder in
      try part("a.partial", by: "model", folder)
      try part("b.partial", by: "condition.tier", folder)
      return Outcome(try Program.run(["profile"] + arguments + ["--rules", "rules"], folder: folder.url))
    }
  }

  private static func part(_ name: String, by columns: String, _ folder: ScratchFolder) throws {
    try write(["d.jsonl": row], folder)
    _ = try Program.run(
      [
        "label", "d.jsonl", "--rules", "rules", "--no-store", "--quiet", "--to", "partial", "--by", columns, "-o", name,
      ],
      folder: folder.url)
  }
}
