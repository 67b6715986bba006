/// Labels by their place in a profile: tags first, then composites.
struct LabelNames: Equatable, Sendable {
  let labels: [ProfileLabel]
  private let tags: [String: Int]
  private let composites: [String: Int]

  init(tags: [String], composites: [String]) {
    labels = tags.map { ProfileLabel($0) } + composites.map { ProfileLabel($0, isComposite: true) }
    self.tags = Dictionary(tags.enumerated().map { ($1, $0) }) { first, _ in first }
    self.composites = Dictionary(composites.enumerated().map { ($1, $0 + tags.count) }) { first, _ in first }
  }

  func tag(_ id: String) -> Int? { tags[id] }
  func composite(_ id: String) -> Int? { composites[id] }
  /// A tag's or composite's place.
  func index(_ id: String) -> Int? { tags[id] ?? composites[id] }
}
