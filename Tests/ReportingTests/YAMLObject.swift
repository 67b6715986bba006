import YAMLDocuments

/// A YAML value as JSONSerialization would give it, by the rules of YAML 1.2 for plain scalars.
enum YAMLObject {
  static func object(_ value: YAMLValue) -> Any {
    if let items = value.sequence { return items.map(object) }
    if let pairs = value.pairs {
      return Dictionary(pairs.map { ($0.key.string ?? "", object($0.value)) }, uniquingKeysWith: { _, last in last })
    }
    if let number = value.integer { return number }
    if let number = value.number { return number }
    if let flag = value.bool { return flag }
    return value.string ?? ""
  }
}
