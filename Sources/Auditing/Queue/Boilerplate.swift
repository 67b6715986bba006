import LabelStore

/// Puts candidates together whose cue says the same but for numbers, case and white space.
enum Boilerplate {
  /// Each candidate stands in one cluster; those without a quote stand alone. No cluster is empty.
  ///
  /// Clusters come by their first candidate, candidates by their keys, so that the input's order makes no difference.
  static func clusters(_ candidates: [AuditCandidate]) -> [[AuditCandidate]] {
    var order: [String] = []
    var clusters: [String: [AuditCandidate]] = [:]
    for candidate in candidates.sorted(by: { $0.key.text < $1.key.text }) {
      let name = candidate.quote.map { shape(of: $0) + "\u{1F}" + (candidate.model ?? "") } ?? candidate.key.text
      if clusters[name] == nil { order.append(name) }
      clusters[name, default: []].append(candidate)
    }
    return order.compactMap { clusters[$0] }
  }

  /// Letters in lower case, every number as `#`, every gap as one blank.
  static func shape(of quote: String) -> String {
    var shape: [UInt8] = []
    for byte in quote.lowercased().utf8 {
      switch byte {
      case 0x30...0x39: if shape.last != UInt8(ascii: "#") { shape.append(UInt8(ascii: "#")) }
      case 0x09...0x0D, 0x20: if shape.last != 0x20 { shape.append(0x20) }
      default: shape.append(byte)
      }
    }
    return String(decoding: shape, as: UTF8.self)
  }
}
