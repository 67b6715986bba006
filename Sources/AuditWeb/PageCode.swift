import ErrorCodes

/// Why the audit's page refuses a request, or cannot be served; the codes stand on the page and never change.
package enum PageCode: String, ErrorCode {
  /// The address was used without its token, or with another one.
  case noToken = "A021"
  /// The `Host` is no name of this machine: the request came by another site's name.
  case wrongHost = "A022"
  /// The request was made by a page of another origin.
  case wrongOrigin = "A023"
  case badRequest = "A024"
  case noSuchItem = "A025"
  case noSuchPage = "A026"
  /// The journal or the store failed.
  case failed = "A027"
  case portTaken = "A028"
  /// The window was opened for another auditor or store, whose server was at this address before.
  case otherAudit = "A029"

  package static let area = ErrorArea(
    "The audit's page",
    outcome: "Shown on the page, and nothing is changed; the server goes on. A028 ends 'aside audit' with 74.")

  package var entry: ErrorEntry {
    switch self {
    case .noToken:
      ErrorEntry(
        "the address lacks the token of this audit",
        cause: "Only who knows the printed address may use the page; the token changes with every start.",
        cure: "open the address that 'aside audit' printed last, with its token")
    case .wrongHost:
      ErrorEntry(
        "the address is not the audit's", cause: "The page was asked for by another name than 127.0.0.1 or localhost.",
        cure: "open the address that was printed")
    case .wrongOrigin:
      ErrorEntry(
        "the request came from another page", cause: "A page of another site tried to use the audit; it was refused.",
        cure: "close that other page; the audit's own window goes on")
    case .badRequest:
      ErrorEntry(
        "the request says nothing that the audit knows",
        cause: "An address was edited by hand, or a program sent what the page never sends.",
        cure: "go back to the address that was printed")
    case .noSuchItem:
      ErrorEntry(
        "the item is not in the queue",
        cause: "The store was labelled anew or compacted since the queue was drawn, or the text is no longer kept.",
        cure: "reload the page for a fresh queue")
    case .noSuchPage:
      ErrorEntry("there is no such page", cause: "The address was mistyped.", cure: "go back to the audit")
    case .failed:
      ErrorEntry(
        "the answer could not be kept", cause: "The journal or the store failed; its own code and words follow.",
        cure: "mend what they name; the page sends unsent answers again")
    case .portTaken:
      ErrorEntry(
        "the port is taken by another program",
        cause: "Perhaps another 'aside audit' runs, or --port names one in use.",
        cure: "leave --port out, or choose another one")
    case .otherAudit:
      ErrorEntry(
        "this window belongs to another audit, which was at this address before",
        cause: "A server of another store or auditor has ended, and this one took its port.",
        cure: "open the address that was printed; what the window has not sent waits until its own audit runs again")
    }
  }
}
