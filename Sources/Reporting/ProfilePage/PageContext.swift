import LabelStore
import ModelProfiles
import RuleFormat

/// What all parts of a profile's page look at.
struct PageContext {
  let profile: Profile
  let evidence: EvidenceSample<GroupKey>?
  let palette: GroupPalette
  private let definitions: [String: String]
  private let shortNames: [ProfileLabel: String]

  init(_ profile: Profile, evidence: EvidenceSample<GroupKey>?, pack: RulePack?) {
    self.profile = profile
    self.evidence = evidence
    palette = GroupPalette(profile)
    let tags = pack?.tags.map { ($0.id, $0.title) } ?? []
    let composites = pack?.composites.map { ($0.id, $0.title) } ?? []
    definitions = Dictionary(tags + composites) { first, _ in first }
    shortNames = Self.shortened(profile.labels)
  }

  /// Tags without their family where that is still one name each.
  private static func shortened(_ labels: [ProfileLabel]) -> [ProfileLabel: String] {
    let names = labels.map { label in
      label.isComposite ? label.id : label.id.split(separator: ".").last.map(String.init) ?? label.id
    }
    let isUnique = Set(names).count == names.count
    return Dictionary(zip(labels, isUnique ? names : labels.map(\.id))) { first, _ in first }
  }

  func short(_ label: ProfileLabel) -> String { shortNames[label] ?? label.id }

  /// Plain text; empty without rules.
  func definition(of label: ProfileLabel) -> String { definitions[label.id] ?? "" }

  /// The label's name, leading to its passages where there are some. HTML.
  func link(_ label: ProfileLabel) -> String {
    let name = HTMLText.escaped(label.id)
    return hasEvidence(label) ? "<a href=\"#\(anchor(label))\">\(name)</a>" : name
  }

  /// A figure that leads to the passages behind it. HTML.
  func link(_ text: String, _ label: ProfileLabel, _ group: GroupProfile) -> String {
    let stratum = EvidenceSample<GroupKey>.Stratum(tag: label.id, group: group.key, isCounted: true)
    guard evidence?.totals[stratum] != nil, let place = palette.place(of: group.key) else { return text }
    return "<a href=\"#\(anchor(label))-\(place)\">\(text)</a>"
  }

  func hasEvidence(_ label: ProfileLabel) -> Bool { evidence?.totals.keys.contains { $0.tag == label.id } ?? false }

  func anchor(_ label: ProfileLabel) -> String { RuleBook.anchor("evidence", label.id) }
}
