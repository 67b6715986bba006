import Foundation

/// What SARIF 2.1.0 with errata 01 asks of the objects that Aside writes: the members that must be there, and no others
/// than it knows. Written from the standard's text, section by section; the schema itself is not part of the project.
struct SARIFCheck {
  private struct Shape {
    var required: [String] = []
    var optional: [String] = []
    /// Members that are objects of a shape, or lists of them.
    var members: [String: String] = [:]
  }

  /// By the name that the standard gives the object.
  private static let shapes: [String: Shape] = [
    "sarifLog": Shape(required: ["version", "runs"], optional: ["$schema"], members: ["runs": "run"]),  // 3.13
    "run": Shape(  // 3.14
      required: ["tool", "results"], optional: ["columnKind", "invocations", "properties"],
      members: ["tool": "tool", "results": "result", "invocations": "invocation"]),
    "tool": Shape(required: ["driver"], members: ["driver": "toolComponent"]),  // 3.18
    "toolComponent": Shape(  // 3.19
      required: ["name"], optional: ["version", "semanticVersion", "shortDescription", "rules", "properties"],
      members: ["rules": "reportingDescriptor", "shortDescription": "message"]),
    "reportingDescriptor": Shape(  // 3.49
      required: ["id"],
      optional: ["shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "properties"],
      members: ["shortDescription": "message", "fullDescription": "message", "help": "message"]),
    "message": Shape(required: ["text"]),  // 3.11, 3.12
    "result": Shape(  // 3.27
      required: ["message"],
      optional: [
        "ruleId", "ruleIndex", "kind", "level", "locations", "relatedLocations", "partialFingerprints", "rank",
        "properties",
      ], members: ["message": "message", "locations": "location", "relatedLocations": "location"]),
    "location": Shape(  // 3.28
      optional: ["physicalLocation", "logicalLocations", "message"],
      members: ["physicalLocation": "physicalLocation", "logicalLocations": "logicalLocation", "message": "message"]),
    "physicalLocation": Shape(  // 3.29
      required: ["artifactLocation"], optional: ["region"],
      members: ["artifactLocation": "artifactLocation", "region": "region"]),
    "artifactLocation": Shape(required: ["uri"]),  // 3.4
    "region": Shape(  // 3.30
      optional: ["startLine", "charOffset", "charLength", "byteOffset", "byteLength", "snippet"],
      members: ["snippet": "message"]),
    "logicalLocation": Shape(optional: ["name", "fullyQualifiedName", "kind"]),  // 3.33
    "invocation": Shape(  // 3.20
      required: ["executionSuccessful"], optional: ["toolExecutionNotifications", "properties"],
      members: ["toolExecutionNotifications": "notification"]),
    "notification": Shape(  // 3.58
      required: ["message"], optional: ["level", "descriptor", "locations"],
      members: ["message": "message", "descriptor": "reportingDescriptorReference", "locations": "location"]),
    "reportingDescriptorReference": Shape(required: ["id"]),  // 3.52
  ]

  func problems(of log: Any) -> [String] {
    var found = problems(log, "sarifLog", "")
    let run = ((log as? [String: Any])?["runs"] as? [[String: Any]])?.first ?? [:]
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = (driver?["rules"] as? [[String: Any]] ?? []).map { $0["id"] as? String }
    for (number, result) in (run["results"] as? [[String: Any]] ?? []).enumerated() {
      found += problems(ofResult: result, rules).map { "/results/\(number)\($0)" }
    }
    return found
  }

  private func problems(_ value: Any, _ name: String, _ path: String) -> [String] {
    if let list = value as? [Any] { return list.enumerated().flatMap { problems($1, name, "\(path)/\($0)") } }
    guard let object = value as? [String: Any], let shape = Self.shapes[name] else { return ["\(path) is no \(name)"] }
    var found = shape.required.filter { object[$0] == nil }.map { "\(path)/\($0) is missing" }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      if !shape.required.contains(key), !shape.optional.contains(key) { found.append("\(path)/\(key) is not known") }
      if let member = shape.members[key] { found += problems(value, member, "\(path)/\(key)") }
    }
    return found
  }

  /// What ties members of a result to each other: 3.27.6, 3.27.9, 3.27.10, 3.27.25.
  private func problems(ofResult result: [String: Any], _ rules: [String?]) -> [String] {
    var found: [String] = []
    if let index = result["ruleIndex"] as? Int, rules.indices.contains(index),
      rules[index] == result["ruleId"] as? String
    {
    } else {
      found.append("/ruleIndex is not that of ruleId")
    }
    let (kind, level) = (result["kind"] as? String ?? "", result["level"] as? String ?? "")
    if !["fail", "informational"].contains(kind) || !["none", "note", "warning", "error"].contains(level) {
      found.append("/kind or level is not listed")
    }
    if (kind == "fail") == (level == "none") { found.append("/level does not go with kind") }
    if let rank = result["rank"] as? Double, !(0...100).contains(rank) { found.append("/rank is not from 0 to 100") }
    let prints = result["partialFingerprints"] as? [String: String] ?? [:]
    if prints.isEmpty { found.append("/partialFingerprints is empty") }
    for location in result["locations"] as? [[String: Any]] ?? [] {
      let region = (location["physicalLocation"] as? [String: Any])?["region"] as? [String: Any]
      if let line = region?["startLine"] as? Int, line < 1 { found.append("/startLine is below 1") }
    }
    return found
  }
}
