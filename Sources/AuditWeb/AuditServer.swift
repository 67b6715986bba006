import Hummingbird
import Mustache

/// The audit's pages over loopback.
package struct AuditServer: Sendable {
  package init() {}
}
