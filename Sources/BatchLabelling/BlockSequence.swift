import LabelStore
import TranscriptReading

/// The blocks of all files, one file after the other; a file that cannot be opened is an unread block.
struct BlockSequence {
  /// A block, and which of the files it comes from.
  struct Numbered: Sendable {
    var file: Int
    var block: RecordBlock
  }

  private var files: ArraySlice<(path: String, plan: SourcePlan)>
  private let options: ReadingOptions
  private var current: (any BlockSource)?
  private var number = -1
  /// Records of the current file that an earlier run has done.
  private var done = 0

  init(files: [(path: String, plan: SourcePlan)], options: ReadingOptions) {
    self.files = files[...]
    self.options = options
  }

  /// All files are read.
  init(files: [String], options: ReadingOptions) {
    self.init(files: files.map { ($0, .read) }, options: options)
  }

  mutating func next() -> Numbered? {
    while true {
      while let block = current?.next() {
        let passed = block.dropRecords(done)
        done -= passed
        if passed == 0 || block.readerRecords > 0 { return Numbered(file: number, block: block) }
      }
      guard let (path, plan) = files.popFirst() else { return nil }
      number += 1
      done = 0
      switch plan {
      case .skip:
        current = nil
        continue
      case .resume(let records): done = records
      case .read: break
      }
      do throws(StreamFailure) {
        current = try DumpReader(
          path: path, limits: options.limits, format: options.format, keepsNames: options.keepsNames,
          isStopped: options.isStopped
        )
        .blocks()
      } catch {
        current = nil
        return Numbered(file: number, block: RecordBlock(path: path, failure: error))
      }
    }
  }
}

/// How the records of a dump are found.
package struct ReadingOptions: Sendable {
  package var limits: ReadingLimits
  /// Holds for all records, instead of what their content says.
  package var format: TranscriptFormat?
  /// Columns of tables keep their names, which a mapping goes by.
  package var keepsNames = false
  /// True once nothing more is wanted: waiting for a pipe ends, with an error.
  package var isStopped: @Sendable () -> Bool = { false }

  package init(limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil) {
    self.limits = limits
    self.format = format
  }
}
