/// Inputs that hold several things: cut at NULs, which none of them needs.
enum InputPieces {
  /// The first piece and the rest; the rest is empty where there is no NUL.
  static func two(_ input: [UInt8]) -> (first: [UInt8], rest: [UInt8]) {
    guard let cut = input.firstIndex(of: 0) else { return (input, []) }
    return (Array(input[..<cut]), Array(input[(cut + 1)...]))
  }

  /// Bytes as text; what is no UTF-8 is replaced, as no reader lets it through.
  static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
}
