import Foundation

/// One HTTP request to 127.0.0.1 over a socket of its own, with any header, true or not.
struct LoopbackRequest {
  struct Answer {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: String

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:] }
  }

  var method = "GET"
  var path: String
  var headers: [(String, String)] = []
  var body = ""

  /// `nil` where nobody listens.
  func send(port: Int) -> Answer? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isOpen = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isOpen else { return nil }
    var bytes = Array(text(port).utf8)
    while !bytes.isEmpty {
      let count = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { break }
      bytes.removeFirst(count)
    }
    return Self.answer(Self.read(descriptor))
  }

  private func text(_ port: Int) -> String {
    var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
    if !headers.contains(where: { $0.0 == "Host" }) { lines.append("Host: 127.0.0.1:\(port)") }
    let hasLength = headers.contains { $0.0 == "Content-Length" }
    if !hasLength, !body.isEmpty || method == "POST" { lines.append("Content-Length: \(body.utf8.count)") }
    lines += headers.map { "\($0.0): \($0.1)" }
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  private static func answer(_ text: String) -> Answer? {
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return (sides[0].lowercased(), sides[1].trimmingCharacters(in: .whitespaces))
    }
    return Answer(
      status: status, headers: Dictionary(pairs) { first, _ in first }, body: String(text[end.upperBound...]))
  }
}
