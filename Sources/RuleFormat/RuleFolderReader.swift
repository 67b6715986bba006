import Foundation
import YAMLDocuments

/// Reads a rules folder that may come from anyone: what is no file is not opened, and nothing outside is read.
struct RuleFolderReader {
  /// As the user gave it.
  let folder: String

  private static let mostFiles = 20_000
  private static let mostBytes = 64 << 20

  /// The `.yaml` files below the folder by path, hidden ones left out.
  ///
  /// - Throws: Every file that cannot be read: `R001`, `R016`, `R022`, `R023`.
  func read() throws(Diagnostics) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    var problems: [Diagnostic] = []
    var bytes = 0
    for name in try names() {
      switch entry(name) {
      case .file(let text)?:
        files.append((name, text))
        bytes += text.utf8.count
      case .problem(let problem)?: problems.append(problem)
      case nil: break
      }
      guard bytes <= Self.mostBytes else { throw Diagnostics([tooLarge("more than 64 MiB of YAML")]) }
    }
    if files.isEmpty && problems.isEmpty {
      problems.append(
        Diagnostic(code: RuleCode.emptyFolder, message: "the folder holds no .yaml file", path: Diagnostic.folder))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return files
  }

  private func tooLarge(_ what: String) -> Diagnostic {
    Diagnostic(code: RuleCode.tooLarge, message: "the folder holds \(what)", path: Diagnostic.folder)
  }

  /// Paths below the folder, sorted; links to folders are not followed.
  private func names() throws(Diagnostics) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      let found = FileManager.default.enumerator(atPath: folder)
    else {
      throw Diagnostics([
        Diagnostic(
          code: RuleCode.unreadable, message: "there is no rules folder here", path: Diagnostic.folder,
          help: "give a folder that holds tags.yaml and Cues/")
      ])
    }
    var names: [String] = []
    for case let name as String in found where !Self.isHidden(name) {
      names.append(name)
      guard names.count <= Self.mostFiles else { throw Diagnostics([tooLarge("more than 20,000 files")]) }
    }
    return names.sorted()
  }

  private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }

  private enum Entry {
    case file(String)
    case problem(Diagnostic)
  }

  /// `nil` for what is passed over: folders, and other files than YAML.
  private func entry(_ name: String) -> Entry? {
    let path = folder + "/" + name
    var state = stat()
    guard lstat(path, &state) == 0 else { return problem(name, .unreadable, Self.systemError) }
    let kind = state.st_mode & S_IFMT
    if kind == S_IFLNK { return problem(name, .notAFile, "this is a symbolic link, which is not followed") }
    guard name.hasSuffix(".yaml"), kind != S_IFDIR else { return nil }
    guard kind == S_IFREG else { return problem(name, .notAFile, "this is a FIFO, socket or device") }
    return contents(name, path)
  }

  private func problem(_ name: String, _ code: RuleCode, _ message: String, line: Int = 1) -> Entry {
    .problem(Diagnostic(code: code, message: message, path: name, line: line))
  }

  private static var systemError: String { "the file cannot be read: \(String(cString: strerror(errno)))" }

  /// Looked at again once it is open: the name may stand for something else by then.
  private func contents(_ name: String, _ path: String) -> Entry {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return problem(name, .unreadable, Self.systemError) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var state = stat()
    guard fstat(descriptor, &state) == 0, state.st_mode & S_IFMT == S_IFREG else {
      return problem(name, .notAFile, "this is no file")
    }
    guard let data = try? handle.read(upToCount: YAMLDocument.maximumBytes + 1) else {
      return state.st_size == 0 ? .file("") : problem(name, .unreadable, Self.systemError)
    }
    guard data.count <= YAMLDocument.maximumBytes else {
      return problem(name, .unreadable, "the file is larger than 16 MiB")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      return problem(name, .unreadable, "the file holds bytes that are not UTF-8", line: line + 1)
    }
    return .file(text)
  }
}

extension RuleFiles {
  /// Reads every `.yaml` file below `folder`; hidden files are left out.
  ///
  /// - Throws: `R001` for what cannot be read as UTF-8, `R016` when there is no file, `R022` for a folder of more than
  ///   20,000 files or 64 MiB, `R023` for links, FIFOs and devices.
  package static func folder(_ folder: String) throws(Diagnostics) -> RuleFiles {
    RuleFiles(try RuleFolderReader(folder: folder).read(), origin: folder)
  }
}
