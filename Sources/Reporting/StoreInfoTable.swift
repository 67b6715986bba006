import LabelStore

/// What a store holds, for people.
package enum StoreInfoTable {
  /// Files that are listed at most.
  private static let mostInputs = 12

  /// - Parameter digest: Of the content; `nil` where it was not asked for.
  package static func render(_ info: StoreInfo, digest: String?) -> String {
    var lines: [(String, String)] = [
      ("store", TextStyle.visible(info.path) + ", " + size(info.bytes)),
      ("rules", info.rules.isEmpty ? "none yet" : "\(info.rules.prefix(12)), \(info.tool)"),
      ("transcripts", "\(info.transcripts)"),
      ("stale", "\(info.stale)" + (info.stale > 0 ? " (gone from their file, or labelled by other rules)" : "")),
      ("with text", "\(info.texts) (all with a cue, and \(info.silentShare) of the others)"),
      ("cues", "\(info.cues)"), ("verdicts", "\(info.verdicts)"),
      ("unread", "\(info.unread.values.reduce(0, +))" + codes(info.unread)),
      ("runs", "\(info.runs)"),
    ]
    if let digest { lines.append(("content", digest)) }
    lines += info.inputs.prefix(Self.mostInputs).map { ("input", input($0)) }
    let rest = info.inputs.count - Self.mostInputs
    if rest > 0 { lines.append(("", "and \(rest) more")) }
    return lines.map { $0.0 + String(repeating: " ", count: 13 - $0.0.count) + $0.1 + "\n" }.joined()
  }

  private static func codes(_ unread: [String: Int]) -> String {
    unread.isEmpty
      ? "" : ": " + unread.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: ", ")
  }

  private static func input(_ input: StoreInfo.Input) -> String {
    let read = input.isComplete ? input.digest.map { String($0.prefix(12)) } ?? "" : "not read to its end"
    let state = input.isThere ? read : read + "  no longer there, still counted"
    return TextStyle.visible(input.path) + (state.isEmpty ? "" : "  \(state)")
  }

  /// Such as `12.3 MB`; a megabyte is a million bytes.
  package static func size(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
