/// How a file is packed, for people: `zip`, `tar in gzip`, `zstd`, `plain`.
package struct DumpPacking: Sendable {
  /// From the outside in; empty for a plain file.
  package private(set) var layers: [String] = []

  /// Looks at the first bytes of each layer. Standard input cannot be looked at twice and says nothing.
  package init(path: String) {
    guard path != "-", let file = try? FileSource(path: path) else { return }
    var source = SniffedSource(file, count: 1 << 12)
    for _ in 0..<4 {
      switch Container(head: source.head) {
      case .zip:
        layers.append("zip")
        return
      case .tar:
        layers.append("tar")
        return
      case .plain:
        let compression = Compression(head: source.head)
        guard compression != .none else { return }
        layers.append(compression.rawValue)
        source = SniffedSource(compression.open(source), count: 1 << 12)
      }
    }
  }

  package var text: String { layers.isEmpty ? "plain" : layers.reversed().joined(separator: " in ") }
}
