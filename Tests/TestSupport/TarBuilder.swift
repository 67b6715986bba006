/// Writes ustar archives.
package struct TarBuilder {
  private var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ name: String, _ data: [UInt8]) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at start: Int) {
      for (offset, byte) in text.utf8.enumerated() { header[start + offset] = byte }
    }
    func octal(_ value: Int, _ width: Int) -> String {
      let digits = String(value, radix: 8)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    put(name, at: 0)
    put("0000644\u{0}0000000\u{0}0000000\u{0}", at: 100)
    put(octal(data.count, 11) + "\u{0}00000000000\u{0}        0", at: 124)
    put("ustar\u{0}00", at: 257)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(octal(sum, 6) + "\u{0} ", at: 148)
    bytes += header + data + [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
  }

  package func finished() -> [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
