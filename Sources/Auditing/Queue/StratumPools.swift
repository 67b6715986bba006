import LabelStore

/// The first texts of each stratum and group in the seeded order: small random samples of strata that may be large.
struct StratumPools {
  struct Pool {
    /// Of transcripts in the store, in the seeded order.
    var numbers: [Int64] = []
    /// With which each text of the stratum came into the pool. For a pool that was filled this is the place of the
    /// first text that did not fit (Duffield, Lund and Thorup 2007: a bottom-k sample given its threshold).
    var chance = 1.0
    /// The tag is present in all of them; in none otherwise.
    var isFlagged = false
  }

  private var pools: [AuditCandidate.Stratum: [Pool]] = [:]

  /// Cost: a walk over the frame until all pools are full.
  ///
  /// - Parameter size: Of a pool, at most.
  init(_ frame: AuditFrame, tag: String, size: Int) {
    for stratum in AuditCandidate.Stratum.allCases {
      pools[stratum] = [Pool](
        repeating: Pool(isFlagged: stratum == .flagged), count: frame.groups)
    }
    var open = pools.count * frame.groups
    for text in frame.texts where open > 0 {
      guard let stratum = frame.stratum(of: text, tag), let pool = pools[stratum]?[text.group], pool.chance == 1
      else { continue }
      if pool.numbers.count < size {
        pools[stratum]?[text.group].numbers.append(text.id)
      } else {
        pools[stratum]?[text.group].chance = Double(text.order >> 11) * 0x1p-53
        open -= 1
      }
    }
  }

  /// `nil` where no text of the stratum may be drawn.
  subscript(stratum: AuditCandidate.Stratum, group: Int) -> Pool? {
    pools[stratum].map { $0[group] }.flatMap { $0.numbers.isEmpty ? nil : $0 }
  }
}
