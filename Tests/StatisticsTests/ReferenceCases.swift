import Foundation

/// What `scripts/reference-statistics.py` printed.
enum ReferenceCases {
  private static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Reference/reference.json")

  static func section<Cases: Decodable>(_ name: String, as type: Cases.Type = Cases.self) throws -> Cases {
    let sections = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    let section = try JSONSerialization.data(withJSONObject: sections?[name] ?? [], options: .fragmentsAllowed)
    return try JSONDecoder().decode(Cases.self, from: section)
  }
}

/// Both not defined, or equal up to a share of the expected value.
func isClose(_ actual: Double?, _ expected: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let actual, let expected else { return actual == nil && expected == nil }
  return abs(actual - expected) <= tolerance * max(abs(expected), 1e-9)
}

/// Both not defined, or both limits equal up to a share of the expected ones.
func isClose(_ actual: (low: Double, high: Double)?, _ expected: [Double]?, within tolerance: Double = 1e-9) -> Bool {
  guard let actual, let expected, expected.count == 2 else { return actual == nil && expected == nil }
  return isClose(actual.low, expected[0], within: tolerance) && isClose(actual.high, expected[1], within: tolerance)
}
