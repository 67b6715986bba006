/// Opens one input file, whatever it is packed and compressed with, and gives its records in blocks.
package struct DumpReader {
  package let path: String
  private let limits: ReadingLimits
  private let format: TranscriptFormat?
  private let keepsNames: Bool
  private let isStopped: @Sendable () -> Bool

  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - format: Holds for all records, instead of what their content says.
  ///   - keepsNames: Columns of tables are not renamed to what readers look for, as where a mapping names them.
  ///   - isStopped: Asked while a pipe gives nothing; true ends it with an error.
  package init(
    path: String, limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil, keepsNames: Bool = false,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.path = path
    self.isStopped = isStopped
    self.keepsNames = keepsNames
    self.limits = limits
    self.format = format
  }

  /// - Parameter othersAreTables: What is no JSON is a table, however small.
  /// - Throws: Why the file cannot be opened.
  package func blocks(othersAreTables: Bool = false) throws(StreamFailure) -> any BlockSource {
    let source = path == "-" ? FileSource.standardInput : try FileSource(path: path)
    source.isStopped = isStopped
    return blocks(of: source, isFile: path != "-" && source.isSeekable, othersAreTables, offset: { source.bytesRead })
  }

  /// The blocks of a stream that is read once, as from a pipe; `path` is only its name.
  package func blocks(of source: any ByteSource, othersAreTables: Bool = false) -> any BlockSource {
    blocks(of: source, isFile: false, othersAreTables, offset: { 0 })
  }

  private func blocks(
    of source: any ByteSource, isFile: Bool, _ othersAreTables: Bool, offset: @escaping () -> Int
  ) -> any BlockSource {
    var place = MemberPlace(path: path, isFile: isFile, limits: limits, format: format, fileOffset: offset)
    place.othersAreTables = othersAreTables
    place.keepsNames = keepsNames || othersAreTables
    return place.open(source)
  }
}
