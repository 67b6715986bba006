import Auditing
import LabelStore

/// A queue that is drawn, with the auditor's session on it; items are found by their ids. Used by the desk alone.
final class OpenQueue {
  let request: QueueRequest
  let session: AuditSession
  private var places: [String: Int] = [:]

  init(_ request: QueueRequest, _ session: AuditSession) {
    self.request = request
    self.session = session
    index()
  }

  private func index() {
    places = Dictionary(session.items.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  static let gone = WebFault(
    code: .noSuchItem, message: "this item is not in the queue any more; reload the page to draw the queue again")

  func item(_ id: String) throws(WebFault) -> AuditItem { session.items[try place(id)] }

  /// Makes each text of a cluster an item of its own.
  func open(_ id: String) throws(WebFault) {
    session.open(try place(id))
    index()
  }

  private func place(_ id: String) throws(WebFault) -> Int {
    guard let place = places[id], session.items.indices.contains(place) else { throw Self.gone }
    return place
  }

  /// The item that has to be answered before this one is asked: a repeat waits for what it repeats.
  func forerunner(of item: AuditItem) -> String? {
    guard item.purpose == .again else { return nil }
    let suffix = ":" + Verdict.Purpose.again.rawValue
    return item.id.hasSuffix(suffix) ? String(item.id.dropLast(suffix.count)) : nil
  }
}
