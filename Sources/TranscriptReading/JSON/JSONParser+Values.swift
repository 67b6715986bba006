extension JSONParser {
  /// Parses bytes that are at hand and gives the root to `body`; `nil` when they are no JSON.
  static func values<Answer>(of bytes: [UInt8], _ body: (JSONValue) -> Answer?) -> Answer? {
    let padded = bytes + [UInt8](repeating: 0, count: padding)
    return padded.withUnsafeBufferPointer { buffer -> Answer? in
      let text = UnsafeBufferPointer(rebasing: buffer[..<bytes.count])
      guard case .success(let answer) = JSONParser().withRoot(of: text, body) else { return nil }
      return answer
    }
  }
}
