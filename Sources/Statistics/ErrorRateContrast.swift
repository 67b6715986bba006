/// Whether rules err alike in two arms: only then does a difference of found shares speak of the texts.
///
/// The interaction of arm and truth, for flagged and unflagged texts apart.
package struct ErrorRateContrast: Sendable {
  /// True ones among audited flagged texts (PPV) of both arms.
  package let flagged: ShareContrast
  /// Missed ones among audited unflagged texts (FOR) of both arms.
  package let unflagged: ShareContrast

  package init(flagged: ShareContrast, unflagged: ShareContrast) {
    self.flagged = flagged
    self.unflagged = unflagged
  }

  /// The p values of both differences, adjusted for there being two (Holm); `nil` where an arm has nothing audited,
  /// and then the other is not adjusted.
  package var p: (flagged: Double?, unflagged: Double?) {
    switch (flagged.p, unflagged.p) {
    case (let first?, let second?):
      let adjusted = AdjustedP.holm([first, second])
      return (adjusted[0], adjusted[1])
    case (let first, let second): return (first, second)
    }
  }

  /// One of both differs at 5 %, so that shares must be corrected arm by arm. `false` is no proof of equal errors:
  /// few audits see little.
  package var differs: Bool { (p.flagged ?? 1) < 0.05 || (p.unflagged ?? 1) < 0.05 }
}
