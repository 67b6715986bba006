import TranscriptModel
import TranscriptReading

/// Reads conditions and outcomes back from their columns. Used by one task at a time.
///
/// Conditions repeat, so the last thousands are remembered.
final class ScalarColumns {
  private static let mostRemembered = 4096
  private let parser = JSONParser()
  private var remembered: [String: [String: ScalarValue]] = ["{}": [:]]

  /// - Parameter text: A JSON object of scalars as this program wrote it; anything else is empty.
  func values(in text: String) -> [String: ScalarValue] {
    if let found = remembered[text] { return found }
    if remembered.count >= Self.mostRemembered { remembered = ["{}": [:]] }
    let values = parsed(text)
    remembered[text] = values
    return values
  }

  private func parsed(_ text: String) -> [String: ScalarValue] {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: JSONParser.padding)
    return bytes.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[..<(buffer.count - JSONParser.padding)])
      let answer = parser.withRoot(of: text) { root in
        root.fields.reduce(into: [String: ScalarValue]()) { $0[$1.key] = $1.value.scalar }
      }
      return (try? answer.get()) ?? [:]
    }
  }
}
