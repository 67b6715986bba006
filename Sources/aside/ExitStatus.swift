import ArgumentParser
import LabelStore

/// Exit codes, as documented in the README.
enum ExitStatus: Int32 {
  case done = 0
  /// A check that was asked for failed.
  case checkFailed = 1
  /// Done, but something could not be read or hit a limit.
  case incomplete = 2
  case usage = 64
  /// Invalid rules, mapping or gold file.
  case invalidData = 65
  /// A path is missing, or a glob matches nothing.
  case missingInput = 66
  case internalError = 70
  case ioFailure = 74

  /// For `throw`: ends the program with this code and no message.
  var error: ExitCode { ExitCode(rawValue) }

  /// Which code stands where several hold: earlier ones win.
  private static let precedence: [ExitStatus] = [
    .internalError, .ioFailure, .invalidData, .missingInput, .checkFailed, .incomplete, .done,
  ]

  static func worst(of statuses: [ExitStatus]) -> ExitStatus {
    precedence.first { statuses.contains($0) } ?? .done
  }
}

extension ExitStatus {
  /// What a store's trouble means: data that is not a store, a store that is not there, or a device that fails.
  init(_ code: StoreCode) {
    self =
      switch code {
      case .notOurs, .newer, .damaged: .invalidData
      case .missing: .missingInput
      case .otherShare: .usage
      case .locked, .readOnly, .full, .unopened, .failed: .ioFailure
      }
  }
}
