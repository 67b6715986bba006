import TranscriptModel

/// Something that should have been a transcript and could not be read.
package struct UnreadItem: Error, Sendable, Equatable {
  package var source: TranscriptSource
  package var code: UnreadCode
  /// Byte in the line or file, from 0, where reading stopped; `nil` when the place is not known.
  package var byte: Int?
  /// A field's name or a system message. Never text of the input.
  package var detail: String

  package init(source: TranscriptSource, code: UnreadCode, byte: Int? = nil, detail: String = "") {
    self.source = source
    self.code = code
    self.byte = byte
    self.detail = detail
  }

  /// One sentence for people: what is wrong, where, and what to do.
  package var message: String {
    let place = byte.map { " at byte \($0)" } ?? ""
    let what = detail.isEmpty ? "" : " (\(detail))"
    return "\(code.title)\(place)\(what); \(code.cure)"
  }
}

/// Codes of items that could not be read. Stable: outputs carry them.
package enum UnreadCode: String, Sendable, CaseIterable {
  case notJSON = "T001"
  case notUTF8 = "T002"
  case missingReasoning = "T003"
  case notObject = "T004"
  case lineTooLong = "T005"
  case tooDeep = "T006"
  case damagedStream = "T007"
  case readFailed = "T008"
  case unknownFormat = "T009"
  case failedRequest = "T010"
  case memberTooLarge = "T011"
  case unreadableMember = "T012"
  case noSamples = "T013"

  package var title: String {
    switch self {
    case .notJSON: "the record is not JSON"
    case .notUTF8: "the record holds bytes that are not UTF-8, or a raw control character"
    case .missingReasoning: "no reasoning text was found"
    case .notObject: "the record is JSON but no object"
    case .lineTooLong: "the line is longer than --max-line-bytes"
    case .tooDeep: "the record is nested more than \(JSONParser.maximumDepth) levels deep"
    case .damagedStream: "the compressed stream is damaged or cut off"
    case .readFailed: "reading failed"
    case .unknownFormat: "the content is of no known format"
    case .failedRequest: "the record holds an error instead of an answer"
    case .memberTooLarge: "what is packed here is larger than --max-member-bytes"
    case .unreadableMember: "the archive lists a member that cannot be decoded"
    case .noSamples: "the log lists samples that are not there"
    }
  }

  package var cure: String {
    switch self {
    case .notJSON: "check whether the file was cut off or holds another format"
    case .notUTF8: "convert the file to UTF-8, and escape control characters"
    case .missingReasoning: "name its field with --map, put it into 'scratchpad', or tag it inside 'output'"
    case .notObject: "write one object per line"
    case .lineTooLong: "raise --max-line-bytes if the line is wanted"
    case .tooDeep: "flatten or unpack it"
    case .damagedStream: "what came before was read; fetch the file again"
    case .readFailed: "check the file and run again"
    case .unknownFormat: "name the format with --from, or leave the file out"
    case .failedRequest: "send the request again if the answer is wanted"
    case .memberTooLarge: "raise --max-member-bytes if it is wanted"
    case .unreadableMember: "pack it again with deflate or zstd"
    case .noSamples: "a crashed run writes no more than its journal; run it again"
    }
  }
}
