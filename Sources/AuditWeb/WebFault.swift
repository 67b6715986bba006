import Auditing
import Hummingbird
import LabelStore

/// Why a request is refused or could not be met; nothing was changed then.
struct WebFault: Error, Sendable {
  var code: PageCode
  /// For people: what is wrong and what to do.
  var message: String

  var status: HTTPResponse.Status {
    switch code {
    case .noToken, .wrongOrigin: .forbidden
    case .wrongHost: .misdirectedRequest
    case .badRequest: .badRequest
    case .noSuchItem, .noSuchPage: .notFound
    case .otherAudit: .conflict
    case .failed, .portTaken: .internalServerError
    }
  }

  static func bad(_ message: String) -> WebFault { WebFault(code: .badRequest, message: message) }

  /// Whatever was thrown while a request was answered.
  static func of(_ error: any Error) -> WebFault {
    switch error {
    case let fault as WebFault: fault
    case let error as JournalError: WebFault(code: .failed, message: error.message)
    case let error as StoreError: WebFault(code: .failed, message: error.message)
    case let error as HTTPError where error.status == .notFound:
      WebFault(code: .noSuchPage, message: "there is no such page; go back to the audit")
    default: WebFault(code: .failed, message: "the request could not be answered; try again")
    }
  }
}
