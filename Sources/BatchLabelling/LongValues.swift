import Digests
import TranscriptModel

extension Transcript {
  /// Names and verdicts are shorter; what is longer, or has lines, is text.
  private static let longest = 100

  /// Without the texts that stand among its conditions and outcomes and as its prompt's id: each becomes a digest, so
  /// that equal ones stay equal and others apart.
  func withoutLongValues() -> Transcript {
    var result = self
    result.promptID = promptID.map(Self.shortened)
    result.condition = condition.mapValues(Self.shortened)
    result.outcome = outcome.mapValues(Self.shortened)
    result.fieldsInstead = []
    return result
  }

  private static func shortened(_ value: ScalarValue) -> ScalarValue {
    guard case .string(let text) = value else { return value }
    return .string(shortened(text))
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest || text.contains(where: \.isNewline) else { return text }
    return "redacted:" + TextDigest.hexadecimal(of: [text]).prefix(16)
  }
}
