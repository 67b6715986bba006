/// Opens one input file, whatever it is compressed with, and gives its lines in blocks.
package struct DumpReader {
  package let path: String
  package let maximumLine: Int

  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - maximumLine: Bytes a line may have.
  package init(path: String, maximumLine: Int) {
    self.path = path
    self.maximumLine = maximumLine
  }

  /// - Throws: Why the file cannot be opened.
  package func blocks() throws(StreamFailure) -> LineBlockReader {
    let source = path == "-" ? FileSource.standardInput : try FileSource(path: path)
    let sniffed = SniffedSource(source)
    let plain = Compression(head: sniffed.head).open(sniffed)
    return LineBlockReader(plain, path: path, maximumLine: maximumLine) { source.bytesRead }
  }
}
