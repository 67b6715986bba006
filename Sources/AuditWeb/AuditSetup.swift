import Auditing
import Digests
import Foundation
import Labelling
import RuleFormat

/// What an audit in the browser is about: fixed for as long as the server runs.
package struct AuditSetup: Sendable {
  /// Path of the store; the journal lies beside it.
  package var store: String
  /// Whose answers these are.
  package var auditor: String { request.auditor }
  /// Model, condition, id, rule and score are not sent to the page.
  package var isBlind: Bool
  /// The queue that the page opens with; the page may ask for others.
  package var request: QueueRequest
  package var tags: [Tag]
  /// Score at which a tag is present; 0.5 for a tag that is not there.
  package var thresholds: [String: Double]
  /// Compiles the rules; called once, when the first decision trace is asked for.
  package var rules: @Sendable () -> LabellingRules

  /// Names the audit among others that a browser knows: the same for one auditor of one store.
  package var id: String { Self.id(store: store, auditor: auditor) }

  static func id(store: String, auditor: String) -> String {
    let path = URL(fileURLWithPath: store).standardizedFileURL.path
    return String(ByteDigest.hexadecimal(ByteDigest.sha256(Array("\(path)\u{0}\(auditor)".utf8))).prefix(16))
  }

  package init(
    store: String, isBlind: Bool, request: QueueRequest, tags: [Tag], thresholds: [String: Double],
    rules: @escaping @Sendable () -> LabellingRules
  ) {
    self.store = store
    self.isBlind = isBlind
    self.request = request
    self.tags = tags
    self.thresholds = thresholds
    self.rules = rules
  }
}
