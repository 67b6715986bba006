/// The shape of the first JSON value of a text: where it ends, and which keys it has on top.
struct FirstValue {
  struct Key {
    var name: String
    var opensArray: Bool
  }

  /// Behind the value; `nil` where the text ends first.
  private(set) var end: Int?
  /// There is a line break between its tokens.
  private(set) var hasLineBreak = false
  /// There is a line break inside a string, which JSON does not allow.
  private(set) var breaksString = false
  private(set) var keys: [Key] = []

  init(_ text: ArraySlice<UInt8>) {
    var depth = 0
    var position = text.startIndex
    var lastString: Range<Int>?
    while position < text.endIndex {
      let byte = text[position]
      position += 1
      switch byte {
      case 0x22:
        let start = position
        guard passString(text, &position) else { return }
        lastString = start..<(position - 1)
      case 0x3A:
        if depth == 1, let name = lastString {
          let next = text[position...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
          keys.append(Key(name: String(decoding: text[name], as: UTF8.self), opensArray: next == UInt8(ascii: "[")))
        }
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 {
          end = position
          return
        }
      case 0x0A: hasLineBreak = true
      default: break
      }
    }
  }

  /// Moves behind the closing quotation mark. Returns false where there is none, or a line break first.
  private mutating func passString(_ text: ArraySlice<UInt8>, _ position: inout Int) -> Bool {
    while position < text.endIndex {
      switch text[position] {
      case 0x22:
        position += 1
        return true
      case 0x5C: position += 2
      case 0x0A:
        breaksString = true
        return false
      default: position += 1
      }
    }
    return false
  }
}
