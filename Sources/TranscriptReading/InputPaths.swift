import Foundation

/// The files that the PATHs of a command name, in the order they are read.
package struct InputPaths: Sendable, Equatable {
  /// A path that is not there, or a pattern that matches nothing.
  package struct Missing: Error, Sendable, Equatable {
    package var path: String
    /// The file of the same folder that was perhaps meant.
    package var nearest: String?
  }

  /// As given, or below the given folder; `-` is standard input.
  package var files: [String]
  /// Sum of the files' sizes, for progress; standard input counts nothing.
  package var totalBytes: Int

  /// Expands files, folders (all files below, hidden ones left out), globs and `-`.
  ///
  /// A file that is named twice, by a link or another spelling, is read once. Files of a folder or glob come sorted by path. A name that exists is never taken for a glob.
  /// - Throws: The first path that is missing; nothing has been read then.
  package init(_ paths: [String]) throws(Missing) {
    files = []
    totalBytes = 0
    var seen: Set<String> = []
    for path in paths { files += try Self.expand(path).filter { seen.insert(Self.identity(of: $0)).inserted } }
    totalBytes = files.reduce(0) { $0 + Int(Self.status(of: $1)?.st_size ?? 0) }
  }

  /// `nil` for standard input and for what cannot be looked up. Foundation would also look up who owns the file, which
  /// asks the user directory.
  private static func status(of path: String) -> stat? {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 ? status : nil
  }

  /// The same for all names of a file.
  private static func identity(of path: String) -> String {
    guard let status = status(of: path), isFile(status) else { return path }
    return "\(status.st_dev):\(status.st_ino)"
  }

  /// Whether two names are those of one file with something in it; false for what is no regular file, such as a terminal or
  /// a pipe. `-` is standard input.
  package static func isOneFile(_ first: String, _ second: String) -> Bool {
    let names = [first, second].map { $0 == "-" ? "/dev/stdin" : $0 }
    guard let status = status(of: names[0]), isFile(status), status.st_size > 0 else { return false }
    return identity(of: names[0]) == identity(of: names[1])
  }

  private static func isFile(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  /// Leaves out the file that standard output goes to, unless it is named: read, it would grow without end.
  package mutating func leaveOutStandardOutput(named paths: [String]) {
    guard let status = Self.status(of: "/dev/stdout"), Self.isFile(status) else { return }
    let (output, named) = (Self.identity(of: "/dev/stdout"), Set(paths.map(Self.identity)))
    if !named.contains(output) { leaveOut { Self.identity(of: $0) == output } }
  }

  private mutating func leaveOut(where isLeftOut: (String) -> Bool) {
    files.removeAll(where: isLeftOut)
    totalBytes = files.reduce(0) { $0 + Int(Self.status(of: $1)?.st_size ?? 0) }
  }

  /// Leaves out a store with what belongs to it, which may lie in a folder that is read.
  package mutating func leaveOut(store: String) {
    let names = [store, store + "-wal", store + "-shm"].map(Self.identity)
    let journals = Self.resolved(store + ".verdicts") + "/"
    leaveOut { names.contains(Self.identity(of: $0)) || Self.resolved($0).hasPrefix(journals) }
  }

  /// Leaves out what Aside has written itself: records, stores, journals, pages. What is named stays.
  ///
  /// - Parameter paths: What the command was given.
  /// - Returns: What was left out, in the order of the files.
  package mutating func leaveOutOwn(named paths: [String]) -> [String] {
    let named = Set(paths.map(Self.identity))
    let own = files.filter { path in
      // Opening a pipe would break it for whoever writes to it.
      guard let status = Self.status(of: path), Self.isFile(status) else { return false }
      return !named.contains(Self.identity(of: path)) && OwnFile.stands(at: path)
    }
    let left = Set(own)
    leaveOut(where: left.contains)
    return own
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func expand(_ path: String) throws(Missing) -> [String] {
    if path == "-" { return ["-"] }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder.boolValue ? filesBelow(path) : [path]
    }
    if path.contains(where: { "*?[".contains($0) }) {
      let found = matches(of: path)
      if !found.isEmpty { return found }
    }
    throw Missing(path: path, nearest: nearest(to: path))
  }

  private static func filesBelow(_ folder: String) -> [String] {
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    var files: [String] = []
    for case let name as String in names {
      if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      var isFolder: ObjCBool = false
      let path = base + "/" + name
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        files.append(path)
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
      .flatMap { path -> [String] in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return isFolder.boolValue ? filesBelow(path) : [path]
      }
  }

  /// A file of the same folder whose name starts or ends alike.
  private static func nearest(to path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    let name = url.lastPathComponent.lowercased()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let prefix = path.contains("/") ? path.split(separator: "/").dropLast().joined(separator: "/") + "/" : ""
    return names.sorted().first { $0.lowercased().commonPrefix(with: name).count >= max(4, name.count * 2 / 3) }
      .map { (path.hasPrefix("/") ? "/" : "") + prefix + $0 }
  }
}
