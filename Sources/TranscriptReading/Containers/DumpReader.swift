/// Opens one input file, whatever it is packed and compressed with, and gives its records in blocks.
package struct DumpReader {
  package let path: String
  private let limits: ReadingLimits
  private let format: TranscriptFormat?
  private let isStopped: @Sendable () -> Bool

  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - format: Holds for all records, instead of what their content says.
  ///   - isStopped: Asked while a pipe gives nothing; true ends it with an error.
  package init(
    path: String, limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.path = path
    self.isStopped = isStopped
    self.limits = limits
    self.format = format
  }

  /// - Parameter othersAreTables: What is no JSON is a table, however small.
  /// - Throws: Why the file cannot be opened.
  package func blocks(othersAreTables: Bool = false) throws(StreamFailure) -> any BlockSource {
    let source = path == "-" ? FileSource.standardInput : try FileSource(path: path)
    source.isStopped = isStopped
    var place = MemberPlace(
      path: path, isFile: path != "-" && source.isSeekable, limits: limits, format: format,
      fileOffset: { source.bytesRead })
    place.othersAreTables = othersAreTables
    return place.open(source)
  }
}
