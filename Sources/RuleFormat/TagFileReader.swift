import YAMLDocuments

/// Reads `tags.yaml`: the closed list of tags.
struct TagFileReader {
  func read(_ file: RuleFile) -> (tags: [Tag], problems: [Diagnostic]) {
    file.reading(otherwise: []) { root, reader in
      var tags: [Tag] = []
      let keys = reader.mapping(root, as: TagKeys.file)
      for item in reader.list(keys?["tags"], "tags") {
        guard let tag = tag(item, &reader) else { continue }
        if tags.contains(where: { $0.id == tag.id }) {
          reader.report(RuleCode.duplicateID, "the tag '\(tag.id)' stands twice", at: item["id"])
        } else {
          tags.append(tag)
        }
      }
      return tags
    }
  }

  private func tag(_ item: YAMLValue, _ reader: inout YAMLReader) -> Tag? {
    guard
      let keys = reader.mapping(item, as: TagKeys.tag),
      let id = reader.string(keys["id"], "id")
    else { return nil }
    return Tag(
      id: id, title: reader.string(keys["title"], "title") ?? "",
      definition: reader.string(keys["definition"], "definition") ?? "",
      not: reader.string(keys["not"], "not") ?? "",
      nature: reader.choice(keys["nature"], "nature", as: Tag.Nature.self) ?? .belief,
      holdsEitherWay: reader.bool(keys["either_way"], "either_way") ?? false,
      attributes: attributes(keys["attributes"], &reader))
  }

  private func attributes(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [String: [String]] {
    guard let value else { return [:] }
    guard let pairs = value.pairs else {
      reader.report(RuleCode.wrongType, "'attributes' must map names to lists of values", at: value)
      return [:]
    }
    var attributes: [String: [String]] = [:]
    for (key, values) in pairs {
      if let name = reader.string(key, "attributes") { attributes[name] = reader.strings(values, name) }
    }
    return attributes
  }
}
