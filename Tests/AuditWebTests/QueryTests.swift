import Auditing
import Testing

@testable import AuditWeb

@Suite("queues that an address names")
struct QueryTests {
  private let usual = QueueRequest(kind: .flagged, tags: ["a.x"], size: 20)

  private func request(_ query: String) throws -> QueueRequest {
    try QueueRequest(FormQuery(query), usual: usual, tags: ["a.x", "b.y"])
  }

  @Test func whatIsLeftOutIsAsUsual() throws {
    #expect(try request("") == usual)
    #expect(try request("item=a%3Ab&token=") == usual)
  }

  @Test func aFormIsRead() throws {
    let request = try request("queue=unflagged&tag=b.y&tag=a.x&size=7&seed=9")
    #expect(request.kind == .unflagged && request.tags == ["a.x", "b.y"] && request.size == 7 && request.seed == 9)
    #expect(try self.request("tag=").tags == ["a.x", "b.y"])
    #expect(FormQuery("a=b+c%20d&a=%zz&=&b")["a"] == "b c d")
    #expect(FormQuery("a=b&a=%zz").values("a") == ["b", "%zz"])
  }

  @Test(arguments: ["queue=all", "tag=c.z", "size=0", "size=10001", "size=x", "seed=-1"])
  func nonsenseIsRefused(_ query: String) {
    #expect(throws: WebFault.self) { try request(query) }
  }

  @Test func secretsAreLongAndCompareWhole() {
    let secret = AccessSecret()
    #expect(secret.text.count == 48 && secret.text != AccessSecret().text)
    #expect(
      secret.equals(secret.text) && !secret.equals(nil) && !secret.equals("") && !secret.equals(secret.text + "0"))
  }
}
