import Foundation
import TestSupport

extension ErrorCase {
  static let row = #"{"id":"a","model":"m","prompt_id":"p","condition":{"tier":"free"},"scratchpad":"a cue"}"#

  private static func map(_ code: String, _ mapping: String) -> ErrorCase {
    command(
      code, 65, files: ["d.jsonl": row, "map.yaml": mapping], "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules",
      "--no-store", "--map", "FOLDER/map.yaml")
  }

  static let mappings: [ErrorCase] = [
    command(
      "F001", 65, files: ["d.jsonl": row], "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules", "--no-store", "--map",
      "FOLDER/rules"),
    map("F002", "id: [a"),
    map("F003", "id: {field: a, pattern: '('}"),
    map("F004", "idd: a"),
    map("F005", "id: []"),
    map("F006", "id: {field: {a: b}}"),
    map("F007", "id: {from: pahts, pattern: a}"),
    map("F008", "id: '/a~2'"),
    map("F009", "condition: {tier: a}\nconditions: {tier: b}"),
    command(
      "F010", 65, files: ["d.jsonl": row, "rows.jsonl": #"{"key":"a"}"#], "label", "FOLDER/d.jsonl", "--rules",
      "FOLDER/rules", "--no-store", "--join", "FOLDER/rows.jsonl", "--on", "id=kye"),
    command(
      "W001", 64, files: ["d.jsonl": row], "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules", "--no-store",
      "--where",
      "model ="),
  ]

  private static func evaluate(_ code: String, _ gold: String, dump: String = row) -> ErrorCase {
    command(
      code, 65, files: ["d.jsonl": dump, "gold.jsonl": gold], "evaluate", "FOLDER/d.jsonl", "--rules", "FOLDER/rules",
      "--gold", "FOLDER/gold.jsonl")
  }

  private static let gold1 = #"{"id":"a","tags":{"demo.belief":true}}"# + "\n"

  static let gold: [ErrorCase] = [
    evaluate("G001", ""),
    evaluate("G002", #"{"id":"a","tags":{"demo.beleif":true}}"#),
    evaluate("G003", gold1 + gold1),
    evaluate("G004", gold1 + #"{"tags":{"demo.belief":true}}"#),
    evaluate("G005", #"{"id":"z","tags":{"demo.belief":true}}"#),
    evaluate("G006", gold1, dump: row + "\n" + row),
    evaluate("G007", #"{"id":"a","tags":{"demo.belief":{"stance":"asertd"}}}"#),
  ]

  /// A store with one labelled text, changed by `change`, then used by a command.
  static func store(
    _ code: String, _ status: Int32, _ arguments: String...,
    change: @escaping @Sendable (ScratchFolder) throws -> Void = { _ in }
  ) -> ErrorCase {
    ErrorCase(code: code, status: status) { folder in
      try label(row, folder)
      try change(folder)
      return Outcome(try Program.run(arguments.map { place($0, folder) }, folder: folder.url))
    }
  }

  static func label(_ rows: String, _ folder: ScratchFolder) throws {
    try write(["d.jsonl": rows], folder)
    _ = try Program.run(["label", "d.jsonl", "--rules", "rules", "--quiet", "--keep-silent", "1"], folder: folder.url)
  }

  /// The program under a shell that sets the stage.
  private static func shell(_ script: String, _ folder: ScratchFolder) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script + " 2>&1", ProjectFolder.program.path]
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, text: text)
  }

  private static func shell(
    _ code: String, _ script: String, rows: Int, change: @escaping @Sendable (ScratchFolder) throws -> Void = { _ in }
  ) -> ErrorCase {
    ErrorCase(code: code, status: 74) { folder in
      try label(row, folder)
      let more = (0..<rows).map { row.replacing(#""a""#, with: #""t\#($0)""#) }
      _ = try folder.write(more.joined(separator: "\n"), to: "more.jsonl")
      try change(folder)
      return try shell(script, folder)
    }
  }

  /// Who runs as root may write everything: such a run is made as nobody.
  private static let asNobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
  private static let labelMore = #""$0" label more.jsonl --rules rules --quiet --store"#

  static let stores: [ErrorCase] =
    [
      store("L001", 65, "store", "info", "FOLDER/aside.sqlite") { folder in
        let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("aside.sqlite"))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xAA, count: 64 * 1024))
        try file.close()
      },
      store("L002", 65, "store", "info", "FOLDER/d.jsonl"),
      store("L003", 65, "store", "info", "FOLDER/aside.sqlite") { folder in
        _ = try SQLiteShell.run(
          "INSERT INTO grdb_migrations VALUES ('telepathy')", folder.url.path + "/aside.sqlite")
      },
      shell("L004", #"exec 9<>aside.sqlite; flock -x 9; "# + labelMore + " aside.sqlite", rows: 1),
      shell("L005", "exec \(asNobody) \(labelMore) aside.sqlite", rows: 1) { folder in
        chmod(folder.url.path, 0o755)
        chmod(folder.url.path + "/aside.sqlite", 0o444)
      },
      store("L007", 66, "store", "info", "FOLDER/none.sqlite"),
      store(
        "L008", 74, "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules", "--quiet", "--store",
        "FOLDER/no/such/s.sqlite"),
      store("L009", 64, "label", "FOLDER/d.jsonl", "--rules", "FOLDER/rules", "--quiet", "--keep-silent", "0.5"),
      shell("L010", "trap '' XFSZ; ulimit -f 400; exec \(labelMore) full.sqlite", rows: 3000),
    ] + (canMount ? [full] : [])

  /// A file system of 400 KB that is the store's alone.
  private static let full = shell(
    "L006",
    "exec unshare -rm bash -c 'mount -t tmpfs -o size=400k none small && exec \"$0\" label more.jsonl --rules rules "
      + "--quiet --store small/s.sqlite' \"$0\"", rows: 3000
  ) { folder in
    try FileManager.default.createDirectory(atPath: folder.url.path + "/small", withIntermediateDirectories: true)
  }

  /// Whether a process here may have mounts of its own; containers often forbid it.
  static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
