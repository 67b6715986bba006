import Auditing
import Foundation
import Hummingbird
import JSONWriting
import Mustache

/// The pages as HTML, and the files that they load; all of it is in the binary.
struct AuditPages: Sendable {
  private let page: String
  let entrance: Response
  private let trouble: MustacheTemplate

  /// - Throws: When a template does not parse, which a test sees first.
  init(_ setup: AuditSetup) throws {
    page = try Self.template("audit.mustache").render(Self.content(setup))
    let entrance = try Self.template("entrance.mustache").render([:] as [String: Any])
    self.entrance = Self.html(entrance)
    trouble = try Self.template("trouble.mustache")
  }

  var audit: Response { Self.html(page) }

  /// A file that the page loads; `nil` for a name that there is none of.
  func asset(_ name: String) -> Response? {
    let types = ["js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"]
    guard let type = types[String(name.split(separator: ".").last ?? "")], let text = PackedResources.text(name)
    else { return nil }
    return Self.response(type, ByteBuffer(string: text))
  }

  func fault(_ fault: WebFault, isForScript: Bool) -> Response {
    var response: Response
    if isForScript {
      var json = JSONWriter()
      json.object { json in
        json.key("code")
        json.string(fault.code.rawValue)
        json.key("message")
        json.string(fault.message)
      }
      response = Self.json(json.bytes)
    } else {
      response = Self.html(trouble.render(["code": fault.code.rawValue, "message": fault.message]))
    }
    response.status = fault.status
    return response
  }

  static func json(_ bytes: [UInt8]) -> Response { response("application/json", ByteBuffer(bytes: bytes)) }

  private static func html(_ text: String) -> Response {
    response("text/html; charset=utf-8", ByteBuffer(string: text))
  }

  private static func response(_ type: String, _ body: ByteBuffer) -> Response {
    Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: body))
  }

  private static func template(_ name: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: PackedResources.text(name) ?? "")
  }

  private static func content(_ setup: AuditSetup) -> [String: Any] {
    let journal = VerdictJournal.folder(of: setup.store) + "/" + setup.auditor + ".jsonl"
    let tags = setup.tags.map { tag -> [String: Any] in
      ["id": tag.id, "title": tag.title, "definition": tag.definition, "not": tag.not]
    }
    return [
      "audit": setup.id, "store": URL(fileURLWithPath: setup.store).lastPathComponent, "journal": journal,
      "auditor": setup.auditor,
      "isBlind": setup.isBlind, "tags": tags,
      "kinds": QueueRequest.Kind.allCases.map { ["name": $0.rawValue, "meaning": $0.meaning] },
      "both": Self.keys { flagged, unflagged in flagged != nil && unflagged != nil },
      "flagged": Self.keys { flagged, unflagged in flagged != nil && unflagged == nil },
      "unflagged": Self.keys { flagged, unflagged in flagged == nil && unflagged != nil },
    ]
  }

  /// Keys for the help sheet, sorted out by whether flagged and unflagged items have them with the same meaning.
  private static func keys(_ isWanted: (AuditKey.Entry?, AuditKey.Entry?) -> Bool) -> [[String: String]] {
    let flagged = AuditKey.entries(isFlagged: true)
    let unflagged = AuditKey.entries(isFlagged: false)
    func same(_ entry: AuditKey.Entry, _ entries: [AuditKey.Entry]) -> AuditKey.Entry? {
      entries.first { $0.key == entry.key && $0.action == entry.action }
    }
    let wanted = flagged.filter { isWanted($0, same($0, unflagged)) }
    let others = unflagged.filter { isWanted(same($0, flagged), $0) && same($0, wanted) == nil }
    return (wanted + others).map { ["key": $0.key == " " ? "space" : String($0.key), "meaning": $0.meaning] }
  }
}

extension QueueRequest.Kind {
  /// As the filter of the page says it.
  var meaning: String {
    switch self {
    case .sample: "drawn with and without the tag"
    case .flagged: "with the tag only"
    case .unflagged: "without the tag, to find misses"
    case .uncertain: "nearest to the threshold"
    case .disagreement: "answered differently by auditors"
    }
  }
}
