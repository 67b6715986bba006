import Foundation
import ReasoningExtraction
import TestSupport
import TranscriptModel

@testable import TranscriptReading

/// Reads files as the commands do and shows what came of them.
enum Reading {
  typealias Item = ReadItem

  static func items(ofFile path: String, limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil)
    throws -> [Item]
  {
    let reader = try DumpReader(path: path, limits: limits, format: format).blocks()
    let parser = RecordParser()
    var items: [Item] = []
    while let block = reader.next() { parser.records(of: block) { items.append(extracted($0)) } }
    return items
  }

  /// Writes the bytes to a file of that name first.
  static func items(
    of bytes: [UInt8], name: String = "dump", limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil
  ) throws -> [Item] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("aside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try items(ofFile: file.path, limits: limits, format: format)
  }

  static func items(of text: String, name: String = "dump") throws -> [Item] {
    try items(of: Array(text.utf8), name: name)
  }

  private static func extracted(_ item: Item) -> Item {
    guard case .transcript(let transcript) = item else { return item }
    return .transcript(ReasoningExtractor.extract(transcript))
  }

  static func transcripts(_ items: [Item]) -> [Transcript] {
    items.compactMap { if case .transcript(let transcript) = $0 { transcript } else { nil } }
  }

  static func unread(_ items: [Item]) -> [UnreadItem] {
    items.compactMap { if case .unread(let item) = $0 { item } else { nil } }
  }

  /// The texts of all reasoning that can be read.
  static func reasoning(_ items: [Item]) -> [String] {
    transcripts(items).flatMap(\.parts)
      .filter { $0.kind == .reasoning && [.full, .summary].contains($0.visibility) }.map(\.text.string)
  }

  /// All that a reader found out, as stable JSON; the path of the file is left out.
  static func text(of items: [Item]) -> String {
    let values = items.map { item -> [String: Any] in
      switch item {
      case .unread(let unread):
        return ["unread": unread.code.rawValue, "detail": unread.detail, "source": source(unread.source)]
      case .transcript(let transcript): return value(of: transcript)
      }
    }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? JSONSerialization.data(withJSONObject: values, options: options)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func value(of transcript: Transcript) -> [String: Any] {
    var value: [String: Any] = [
      "source": source(transcript.source), "format": transcript.format ?? "none",
      "condition": transcript.condition.mapValues(\.text), "outcome": transcript.outcome.mapValues(\.text),
      "parts": transcript.parts.map(part),
    ]
    let isNamedByPlace = transcript.id.hasPrefix(transcript.source.path)
    value["id"] = isNamedByPlace ? String(transcript.id.dropFirst(transcript.source.path.count)) : transcript.id
    value["model"] = transcript.model
    value["prompt_id"] = transcript.promptID
    value["epoch"] = transcript.epoch
    value["merged"] = transcript.merged == 0 ? nil : transcript.merged
    return value
  }

  private static func source(_ source: TranscriptSource) -> [String: Any] {
    var value: [String: Any] = [:]
    value["member"] = source.member
    value["line"] = source.line
    value["row"] = source.row
    return value
  }

  private static func part(_ part: Part) -> [String: Any] {
    var value: [String: Any] = ["kind": part.kind.rawValue, "text": part.text.string, "field": part.field]
    if part.kind == .reasoning { value["visibility"] = part.visibility.rawValue }
    if part.truncated { value["truncated"] = true }
    if part.origin.bytes > 0 { value["start"] = part.origin.bytes }
    return value
  }
}
