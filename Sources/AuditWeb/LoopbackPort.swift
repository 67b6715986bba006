import Foundation

/// Ports of 127.0.0.1.
package enum LoopbackPort {
  /// Whether something could listen there now.
  package static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var reuse: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 }
    }
  }

  /// The same for an auditor of a store each time, so that a window left open finds a server that was started again;
  /// 0, which means any free one, while that is taken.
  package static func usual(store: String, auditor: String) -> Int {
    let number = Int(AuditSetup.id(store: store, auditor: auditor).prefix(4), radix: 16) ?? 0
    let port = 20_000 + number % 12_000
    return isFree(port) ? port : 0
  }
}
