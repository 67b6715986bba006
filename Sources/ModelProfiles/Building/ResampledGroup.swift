import Statistics

/// One set of resamples of a group's prompts for all figures that are no plain share: the same prompts drawn for
/// each of them, so that it is paid once.
///
/// More than 4,000 prompts are joined into 4,000 blocks, every 4,000th prompt into the same one. Prompts are
/// independent, and so are blocks of them; the intervals stay valid and the cost bounded.
struct ResampledGroup {
  private let bootstrap: ClusterBootstrap
  private let samples: [[Double]]

  static let mostBlocks = 4000

  /// - Parameter columns: For each quantity what every prompt adds to it.
  init(_ columns: [[Int]], _ bootstrap: ClusterBootstrap) {
    self.bootstrap = bootstrap
    let prompts = columns.first?.count ?? 0
    var blocks = [[Double]](
      repeating: [Double](repeating: 0, count: columns.count), count: min(prompts, Self.mostBlocks))
    for (column, values) in columns.enumerated() {
      for (prompt, value) in values.enumerated() { blocks[prompt % Self.mostBlocks][column] += Double(value) }
    }
    samples = bootstrap.resampledSums(of: blocks)
  }

  /// The interval of a figure of the sums; `nil` with fewer than two prompts.
  func interval(_ figure: ([Double]) -> Double?) -> FigureInterval? {
    samples.isEmpty ? nil : FigureInterval(bootstrap.percentiles(samples.map(figure)))
  }
}
