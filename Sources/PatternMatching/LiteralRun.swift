/// Collects the items of a sequence: literals that touch grow together, the rest becomes links.
struct LiteralRun {
  private var current: [[UInt8]] = [[]]
  private var currentMaximum: Reach? = .nothing
  private var startsAtBorder = false
  private var links: [RequiredLiterals.Link] = []
  private var tail: Reach? = .nothing
  private var maximum: Reach? = .nothing
  private var isExact = true

  mutating func append(_ item: LiteralAnalysis.Finding, startsAtBorder border: Bool) {
    maximum = RequiredLiterals.sum(maximum, item.maximum)
    guard let exact = item.exact else {
      flush(endsAtBorder: border)
      add(item)
      return
    }
    if current.count * exact.count > LiteralAnalysis.maximumSet { flush(endsAtBorder: border) }
    if current.allSatisfy(\.isEmpty) { startsAtBorder = border }
    currentMaximum = RequiredLiterals.sum(currentMaximum, item.maximum)
    if exact.count == 1 {
      // Most items are one letter.
      for index in current.indices { current[index] += exact[0] }
    } else {
      current = current.flatMap { head in exact.map { head + $0 } }
    }
  }

  private mutating func flush(endsAtBorder: Bool) {
    isExact = false
    let run = LiteralAnalysis.Finding(exact: current, maximum: currentMaximum)
    add(LiteralAnalysis.linked(run, left: startsAtBorder, right: endsAtBorder))
    current = [[]]
    currentMaximum = .nothing
  }

  private mutating func add(_ item: LiteralAnalysis.Finding) {
    guard var first = item.links.first else {
      tail = RequiredLiterals.sum(tail, item.tail)
      return
    }
    first.gap = RequiredLiterals.sum(tail, first.gap)
    links += [first] + item.links.dropFirst()
    tail = item.tail
  }

  mutating func finding(endsAtBorder: Bool) -> LiteralAnalysis.Finding {
    if isExact { return .init(exact: current, maximum: maximum) }
    flush(endsAtBorder: endsAtBorder)
    return .init(links: links, tail: tail, maximum: maximum)
  }
}
