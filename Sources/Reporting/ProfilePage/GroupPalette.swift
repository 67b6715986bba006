import ModelProfiles

/// How groups look in every chart: a colour for each value of the first column, a shape for each of the rest.
struct GroupPalette {
  struct Look {
    /// The value of the first column.
    var first: String
    /// 0 ..< `colours`, or one more for all values after these.
    var colour: Int
    /// 0 ..< 4.
    var shape: Int
    /// Values of the other columns.
    var rest: String
  }

  static let colours = 8
  static let shapes = ["●", "■", "▲", "◆"]

  /// First values in order.
  private(set) var firsts: [String] = []
  /// Values of the other columns in order; one empty text where there is one column.
  private(set) var rests: [String] = []
  private var looks: [GroupKey: Look] = [:]
  private var places: [GroupKey: Int] = [:]

  init(_ profile: Profile) {
    for (place, group) in profile.groups.enumerated() {
      let values = group.key.entries.map { GroupKey.text($0.value) }
      let first = values.first ?? "all"
      let rest = values.dropFirst().joined(separator: " · ")
      let look = Look(
        first: first, colour: min(Self.colours, Self.index(of: first, in: &firsts)),
        shape: Self.index(of: rest, in: &rests) % Self.shapes.count, rest: rest)
      looks[group.key] = look
      places[group.key] = place
    }
  }

  private static func index(of name: String, in names: inout [String]) -> Int {
    if let found = names.firstIndex(of: name) { return found }
    names.append(name)
    return names.count - 1
  }

  func look(of key: GroupKey) -> Look {
    looks[key] ?? Look(first: key.title, colour: Self.colours, shape: 0, rest: "")
  }

  /// Position among the groups; part of anchors.
  func place(of key: GroupKey) -> Int? { places[key] }

  /// Name, first value, colour (−1 for a small group: grey) and shape, for a chart's row.
  func members(of group: GroupProfile) -> ChartRow {
    let look = look(of: group.key)
    return [
      ("group", .text(group.key.title)), ("first", .text(look.first)),
      ("c", .integer(group.isSmall ? -1 : look.colour)), ("s", .integer(look.shape)),
    ]
  }

  /// Buttons that put one first value forward in all charts, and what the shapes mean. HTML.
  func legend() -> String {
    let names = firsts.enumerated().map { place, name in
      let name = HTMLText.escaped(name)
      let colour = min(place, Self.colours)
      return """
        <button type="button" aria-pressed="false" value="\(name)"><i class="k\(colour)">●</i> \(name)</button>
        """
    }
    let shapes = rests.enumerated().filter { !$0.element.isEmpty }.map { place, name in
      "<span>\(Self.shapes[place % Self.shapes.count]) \(HTMLText.escaped(name))</span>"
    }
    return """
      <p class="legend">\((names + shapes).joined(separator: "\n"))
      <span><i class="small">●</i> fewer than \(Profile.fewPrompts) prompts</span></p>
      """
  }
}
