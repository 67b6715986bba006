import TranscriptModel
import YAMLDocuments

/// The contrasts that were asked for, in every group of the remaining columns.
struct ContrastSet {
  private(set) var contrasts: [Contrast] = []
  /// Groups without a pair.
  private(set) var notes: [String] = []

  /// - Throws: `P003` for arms that do not occur, `P002` where no group of a contrast has a pair.
  init(_ sums: ProfileSums, _ request: ProfileRequest, _ method: ContrastMethod) throws(Diagnostics) {
    var problems: [Diagnostic] = []
    for asked in request.contrasts {
      do throws(Diagnostics) {
        let arms = try asked.values(among: sums.values(of: asked.column))
        let found = Self.contrasts(sums, by: request.by, asked.column, arms, method)
        if found.made.isEmpty { throw Diagnostics([Self.noPairs(asked, sums)]) }
        contrasts += found.made
        if let note = Self.note(asked, without: found.without) { notes.append(note) }
      } catch {
        problems += error.items
      }
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
    Contrast.adjust(&contrasts)
  }

  /// One contrast in every group of the remaining columns that has pairs, and the titles of those that have none.
  static func contrasts(
    _ sums: ProfileSums, by: [ProfileColumn], _ column: ProfileColumn,
    _ arms: (first: ScalarValue, second: ScalarValue),
    _ method: ContrastMethod
  ) -> (made: [Contrast], without: [String]) {
    let rest = by.filter { $0 != column }
    let cells = Dictionary(grouping: sums.grouped(by: rest + [column])) { $0.key.without([column]) }
    var made: [Contrast] = []
    var without: [String] = []
    for (key, groups) in cells.sorted(by: { $0.key < $1.key }) {
      let first = groups.first { $0.key[column] == arms.first }?.sums ?? GroupSums()
      let second = groups.first { $0.key[column] == arms.second }?.sums ?? GroupSums()
      let contrast = Contrast(
        key, column, first: (arms.first, first), second: (arms.second, second), sums.names, method)
      if let contrast { made.append(contrast) } else { without.append(key.title) }
    }
    return (made, without)
  }

  private static func note(_ asked: ContrastRequest, without groups: [String]) -> String? {
    guard !groups.isEmpty else { return nil }
    let named = groups.prefix(5).joined(separator: ", ") + (groups.count > 5 ? ", …" : "")
    return "\(asked.text): no prompt is in both arms in \(PluralText.of(groups.count, "group")): \(named)."
  }

  private static func noPairs(_ asked: ContrastRequest, _ sums: ProfileSums) -> Diagnostic {
    let groups = sums.groups.values
    let hasPrompts = groups.contains { !$0.prompts.isEmpty }
    let help =
      hasPrompts
      ? "the arms share no prompt_id among readable texts; leave a column out of --by, or compare other arms"
      : "no readable text has a prompt_id; name its field with --map, or join it with --join"
    return Diagnostic(
      code: ProfileCode.noPairs, message: "the contrast has no pairs", path: "--contrast",
      sourceLine: asked.text, help: help)
  }
}
