import YAMLDocuments

/// All bytes of a joined file, decompressed.
enum JoinedBytes {
  /// - Throws: `F001` when it cannot be opened, is damaged or too large.
  static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    do throws(StreamFailure) {
      let source = path == "-" ? FileSource.standardInput : try FileSource(path: path)
      let sniffed = SniffedSource(source)
      let plain = Compression(head: sniffed.head).open(sniffed)
      return try bytes(of: plain)
    } catch {
      let detail = error.detail.isEmpty ? "" : " (\(error.detail))"
      throw Diagnostic(
        code: MappingCode.unreadable, message: "the joined file cannot be read: \(error.code.title)\(detail)",
        path: path, help: error.code.cure)
    }
  }

  private static func bytes(of source: any ByteSource) throws(StreamFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try source.read(into: &buffer)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= JoinedFileReader.maximumBytes else {
        throw StreamFailure(code: .readFailed, detail: "larger than 4 GiB")
      }
    }
  }
}
