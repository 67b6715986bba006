import Auditing

extension QueueRequest {
  /// Items per tag that the page may ask for.
  static let sizes = 1...10_000

  /// A queue as the page's address names it; what the address leaves out is as in `usual`.
  ///
  /// - Parameter tags: All that there are.
  init(_ query: FormQuery, usual: QueueRequest, tags: [String]) throws(WebFault) {
    self = usual
    if let name = query["queue"] {
      guard let kind = Kind(rawValue: name) else { throw .bad("there is no queue '\(name)'") }
      self.kind = kind
    }
    let chosen = query.values("tag").filter { !$0.isEmpty }
    if let unknown = chosen.first(where: { !tags.contains($0) }) { throw .bad("there is no tag '\(unknown)'") }
    if query["tag"] != nil { self.tags = chosen.isEmpty ? tags : tags.filter(chosen.contains) }
    if let text = query["size"] {
      guard let size = Int(text), Self.sizes.contains(size) else {
        throw .bad("the size of a queue is a number from 1 to 10000, not '\(text)'")
      }
      self.size = size
    }
    if let text = query["seed"] {
      guard let seed = UInt64(text) else { throw .bad("a seed is a whole number, not '\(text)'") }
      self.seed = seed
    }
    if let rule = query["rule"] { scope.rule = rule }
    if let text = query["search"] { search = text }
    if let text = query["by"] { scope.by = text.split(separator: ",").map(String.init) }
  }
}
