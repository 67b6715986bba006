import TranscriptModel

/// A field of a transcript, as `--where` and `--on` name it.
package enum FilterField: Sendable, Hashable {
  case id, model, promptID, epoch, path, member, visibility
  case condition(String)
  case outcome(String)
  /// The score of a tag or a composite; only where labels are asked, as in `--fail-on`.
  case tag(String)
  case composite(String)

  /// Names without a part of their own, and the starts of those that have one.
  package static let names = [
    "id", "model", "prompt_id", "epoch", "source.path", "source.member", "visibility", "condition.", "outcome.",
  ]

  /// `nil` for a name that is no field.
  package init?(_ name: String) {
    switch name {
    case "id": self = .id
    case "model": self = .model
    case "prompt_id": self = .promptID
    case "epoch": self = .epoch
    case "source.path": self = .path
    case "source.member": self = .member
    case "visibility": self = .visibility
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

  /// As it is written in an expression.
  package var name: String {
    switch self {
    case .id: "id"
    case .model: "model"
    case .promptID: "prompt_id"
    case .epoch: "epoch"
    case .path: "source.path"
    case .member: "source.member"
    case .visibility: "visibility"
    case .condition(let name): "condition.\(name)"
    case .outcome(let name): "outcome.\(name)"
    case .tag(let name): "tag \(name)"
    case .composite(let name): "composite \(name)"
    }
  }

  /// The field's value, or `nil` when the transcript does not have it.
  ///
  /// - Parameter transcript: For `visibility`, one whose reasoning is extracted.
  package func value(in transcript: Transcript) -> ScalarValue? {
    switch self {
    case .id: .string(transcript.id)
    case .model: transcript.model.map { .string($0) }
    case .promptID: transcript.promptID.map { .string($0) }
    case .epoch: transcript.epoch.map { .number(String($0)) }
    case .path: .string(transcript.source.path)
    case .member: transcript.source.member.map { .string($0) }
    case .visibility: .string(Self.visibility(of: transcript).rawValue)
    case .condition(let name): transcript.condition[name]
    case .outcome(let name): transcript.outcome[name]
    case .tag, .composite: nil
    }
  }

  /// The best of all reasoning parts, as the record's `reasoning.visibility` has it.
  private static func visibility(of transcript: Transcript) -> Visibility {
    let found = Set(transcript.parts.filter { $0.kind == .reasoning }.map(\.visibility))
    return Visibility.allCases.first { found.contains($0) } ?? .absent
  }
}
