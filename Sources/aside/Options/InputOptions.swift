import ArgumentParser
import BatchLabelling
import TranscriptModel
import TranscriptReading

/// What a command reads.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files, folders, globs, archives, or - for standard input; plain or packed: gz, zst, xz, bz2, zip, tar.")
  var paths: [String]

  @Option(help: "Stop after this many records.")
  var limit: Int?

  @Option(help: ArgumentHelp("Model name for transcripts that name none.", valueName: "name"))
  var model: String?

  @Option(help: ArgumentHelp("Condition for transcripts that lack it; may be repeated.", valueName: "k=v"))
  var condition: [String] = []

  @Option(
    help: ArgumentHelp(
      "A YAML file that says which fields hold what: 'reasoning: meta.thoughts', 'condition: {tier: /arm/0}'.",
      valueName: "file"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "Add prompt, condition, outcome and missing models from the rows of a second file (JSON Lines or CSV), held in memory.",
      valueName: "file"))
  var join: String?

  @Option(
    help: ArgumentHelp(
      "Which field of a transcript equals which field of a joined row, as id=custom_id; may be repeated.",
      valueName: "a=b"))
  var on: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      """
      Only transcripts that meet this: 'condition.tier == "free" and not (model contains "mini" or epoch > 3)'. \
      Operators: == != < <= > >= contains startswith endswith matches in has.
      """, valueName: "expr"))
  var filter: String?

  @Option(help: ArgumentHelp("Lines longer than this are reported and passed over.", valueName: "n"))
  var maxLineBytes: Int = 64 << 20

  @Option(help: ArgumentHelp("What is packed larger than this is reported and passed over.", valueName: "n"))
  var maxMemberBytes: Int = 2 << 30

  @Option(help: "Read every record in this format, whatever its content says.")
  var from: TranscriptFormat?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative.") }
    guard maxLineBytes > 0 else { throw ValidationError("--max-line-bytes must be positive.") }
    guard maxMemberBytes > 0 else { throw ValidationError("--max-member-bytes must be positive.") }
    for pair in condition where !pair.dropFirst().contains("=") {
      throw ValidationError("--condition wants name=value, for example --condition tier=free.")
    }
    _ = try joinKeys()
  }

  /// The files in reading order. A missing path ends the command with 66 before anything is read.
  ///
  /// What Aside has written itself into a folder is no dump: it is left out, and told on standard error.
  /// - Parameter store: Left out as well, without a word.
  func files(apartFrom store: String? = nil) throws -> InputPaths {
    var files: InputPaths
    do throws(InputPaths.Missing) {
      files = try InputPaths(paths)
    } catch {
      throw Self.missing(error)
    }
    if let store { files.leaveOut(store: store) }
    files.leaveOutStandardOutput(named: paths)
    let own = files.leaveOutOwn(named: paths)
    if let first = own.first {
      let rest = own.count > 1 ? " and \(own.count - 1) more" : ""
      Console.error("not read, for Aside has written it: \(first)\(rest)")
    }
    return files
  }

  /// All that is read: the files, the mapping and what is joined.
  func read(_ files: InputPaths) -> [String] { files.files + [map, join].compactMap { $0 } }

  var reading: ReadingOptions {
    var options = ReadingOptions(limits: ReadingLimits(line: maxLineBytes, member: maxMemberBytes), format: from)
    options.keepsNames = map != nil
    return options
  }

  var defaults: TranscriptDefaults {
    let pairs = condition.map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), ScalarValue.string(parts.count > 1 ? String(parts[1]) : ""))
    }
    return TranscriptDefaults(model: model, condition: Dictionary(pairs) { _, last in last })
  }
}

extension TranscriptFormat: ExpressibleByArgument {}
