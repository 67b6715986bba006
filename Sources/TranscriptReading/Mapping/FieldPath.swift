/// A place in a row: a JSON Pointer (`/a/b/0`) or a dotted path (`a.b.0`).
///
/// A dotted path also finds a key that holds the dots itself, as the columns of a table do. A negative
/// number counts from the end of a list, so `messages.-1.content` is the last message.
/// Source: RFC 6901 for the pointers.
package struct FieldPath: Sendable, Equatable {
  /// Why a text is no path; `offset` counts characters.
  struct Mistake: Error, Equatable {
    var message: String
    var offset: Int
  }

  /// As written.
  package let text: String
  let steps: [String]
  private let isPointer: Bool

  init(_ text: String) throws(Mistake) {
    self.text = text
    isPointer = text.hasPrefix("/")
    steps = isPointer ? try Self.pointerSteps(text) : try Self.dottedSteps(text)
  }

  private static func dottedSteps(_ text: String) throws(Mistake) -> [String] {
    var offset = 0
    var steps: [String] = []
    for step in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard !step.isEmpty else {
        throw Mistake(message: text.isEmpty ? "a field's name is empty" : "a step of the path is empty", offset: offset)
      }
      steps.append(String(step))
      offset += step.count + 1
    }
    return steps
  }

  private static func pointerSteps(_ text: String) throws(Mistake) -> [String] {
    var offset = 1
    var steps: [String] = []
    for step in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      var rest = step
      while let tilde = rest.firstIndex(of: "~") {
        rest = rest[rest.index(after: tilde)...]
        guard rest.first == "0" || rest.first == "1" else {
          let place = offset + step.distance(from: step.startIndex, to: tilde)
          throw Mistake(message: "'~' in a JSON Pointer must be written '~0', and '/' '~1'", offset: place)
        }
      }
      steps.append(String(step).replacing("~1", with: "/").replacing("~0", with: "~"))
      offset += step.count + 1
    }
    return steps
  }

  /// The last step that is a name, to call a value after its field.
  var name: String { steps.last { Int($0) == nil } ?? text }

  /// The value at this place and the JSON Pointer to it, or `nil` when there is none.
  func find(in root: JSONValue) -> FoundField? {
    if !isPointer, steps.count > 1, let value = root[text] {
      return FoundField(value: value, pointer: FoundField.pointer("", text))
    }
    var found = FoundField(value: root, pointer: "")
    for step in steps {
      guard let next = found.step(to: step) else { return nil }
      found = next
    }
    return found
  }
}

/// A value of a row with the JSON Pointer to it.
struct FoundField {
  var value: JSONValue
  var pointer: String

  static func pointer(_ base: String, _ step: String) -> String {
    guard step.contains(where: { $0 == "~" || $0 == "/" }) else { return "\(base)/\(step)" }
    return "\(base)/\(step.replacing("~", with: "~0").replacing("/", with: "~1"))"
  }

  /// The value under a key, or at an index of a list.
  func step(to name: String) -> FoundField? {
    if value.kind == .array {
      let items = value.items
      guard var index = Int(name) else { return nil }
      if index < 0 { index += items.count }
      guard items.indices.contains(index) else { return nil }
      return FoundField(value: items[index], pointer: "\(pointer)/\(index)")
    }
    return value[name].map { FoundField(value: $0, pointer: Self.pointer(pointer, name)) }
  }
}

/// Fields of which the first that a row has counts; one that is null counts only when no other is there.
package struct FieldChoice: Sendable, Equatable {
  package var paths: [FieldPath]

  func find(in root: JSONValue) -> FoundField? {
    var empty: FoundField?
    for path in paths {
      guard let found = path.find(in: root) else { continue }
      if !found.value.isNull { return found }
      empty = empty ?? found
    }
    return empty
  }

  /// For messages: `'a'` or `'a', 'b'`.
  var names: String { paths.map { "'\($0.text)'" }.joined(separator: ", ") }
}
