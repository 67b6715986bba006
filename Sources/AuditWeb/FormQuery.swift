import Foundation

/// The query of an address, as a form writes it.
struct FormQuery: Sendable {
  private let fields: [(name: String, value: String)]

  /// - Parameter text: Without the question mark; what is no valid encoding is read as it stands.
  init(_ text: String) {
    fields = text.split(separator: "&").map { field in
      let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { side in
        let spaced = String(side.replacing("+", with: " "))
        return spaced.removingPercentEncoding ?? spaced
      }
      return (sides[0], sides.count > 1 ? sides[1] : "")
    }
  }

  var isEmpty: Bool { fields.isEmpty }

  /// The first value of a name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}
