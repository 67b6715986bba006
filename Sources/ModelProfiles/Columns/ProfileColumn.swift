/// Something that transcripts are told apart by: what `--by` and `--contrast` name.
package enum ProfileColumn: Hashable, Sendable {
  case model
  case promptID
  case epoch
  case path
  case condition(String)
  case outcome(String)

  /// As a user writes it and every output shows it: `model`, `condition.tier`.
  package var name: String {
    switch self {
    case .model: "model"
    case .promptID: "prompt_id"
    case .epoch: "epoch"
    case .path: "path"
    case .condition(let name): "condition.\(name)"
    case .outcome(let name): "outcome.\(name)"
    }
  }

  /// Without its family: `tier` for `condition.tier`.
  package var shortName: String {
    switch self {
    case .condition(let name), .outcome(let name): name
    default: name
    }
  }

  /// `nil` for a name that can be no column. Whether a condition or outcome occurs is not looked at.
  package init?(_ name: String) {
    switch name {
    case "model": self = .model
    case "prompt_id": self = .promptID
    case "epoch": self = .epoch
    case "path": self = .path
    default:
      if name.hasPrefix("condition."), name.count > 10 {
        self = .condition(String(name.dropFirst(10)))
      } else if name.hasPrefix("outcome."), name.count > 8 {
        self = .outcome(String(name.dropFirst(8)))
      } else {
        return nil
      }
    }
  }
}
