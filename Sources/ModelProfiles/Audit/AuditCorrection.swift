import Statistics

/// Puts what an audit says beside raw rates and contrasts.
struct AuditCorrection {
  private let byLabel: [String: [AuditedSample]]

  init(_ audit: [AuditedSample]) { byLabel = Dictionary(grouping: audit, by: \.label) }

  func apply(to profile: inout Profile) {
    guard !byLabel.isEmpty else { return }
    for group in profile.groups.indices {
      let key = profile.groups[group].key
      for row in profile.groups[group].tags.indices {
        correct(&profile.groups[group].tags[row], of: key, profile.by)
      }
      for row in profile.groups[group].composites.indices {
        correct(&profile.groups[group].composites[row], of: key, profile.by)
      }
    }
    for contrast in profile.contrasts.indices {
      compareArms(&profile.contrasts[contrast])
      let title = profile.contrasts[contrast].title
      let doubtful = profile.contrasts[contrast].labels.filter { $0.warning != nil }.map(\.label.id)
      if !doubtful.isEmpty {
        profile.notes.append(
          "\(title): the audit says that labels err differently in the two arms for "
            + "\(doubtful.joined(separator: ", ")); a difference of raw rates may be one of error.")
      }
    }
  }

  private func audit(_ label: String, in key: GroupKey, _ columns: [ProfileColumn]) -> LabelAudit {
    LabelAudit((byLabel[label] ?? []).filter { GroupKey(columns, of: $0) == key })
  }

  private func correct(_ rate: inout LabelRate, of key: GroupKey, _ columns: [ProfileColumn]) {
    rate.corrected = corrected(rate.label.id, rate.share, audit(rate.label.id, in: key, columns))
  }

  /// Sensitivity and specificity come from the audit of all groups, because few texts of one group are truly
  /// present; the other estimates use this group's texts only.
  private func corrected(_ label: String, _ share: Share, _ audit: LabelAudit) -> CorrectedRate? {
    guard !audit.isEmpty, let twoPhase = audit.twoPhase(share) else { return nil }
    let flagged = LabelAudit.counts(audit.flagged)
    let unflagged = LabelAudit.counts(audit.unflagged)
    return CorrectedRate(
      flagged: Share(flagged.hits, of: flagged.total), unflagged: Share(unflagged.hits, of: unflagged.total),
      twoPhase: twoPhase, roganGladen: LabelAudit(byLabel[label] ?? []).roganGladen(share),
      predictionPowered: audit.predictionPowered(share))
  }

  private func compareArms(_ contrast: inout Contrast) {
    let columns = contrast.key.entries.map(\.column) + [contrast.column]
    for row in contrast.labels.indices {
      let label = contrast.labels[row].label.id
      let audits = [contrast.first, contrast.second].map { arm in
        audit(label, in: GroupKey(contrast.key.entries + [.init(contrast.column, arm.value)]), columns)
      }
      guard audits.allSatisfy({ !$0.isEmpty }) else { continue }
      contrast.labels[row].warning = Self.warning(audits[0], audits[1])
      if let first = audits[0].twoPhase(contrast.labels[row].first),
        let second = audits[1].twoPhase(contrast.labels[row].second)
      {
        contrast.labels[row].corrected = Self.difference(first, second)
      }
    }
  }

  private static func warning(_ first: LabelAudit, _ second: LabelAudit) -> String? {
    let errors = ErrorRateContrast(
      flagged: ShareContrast(LabelAudit.counts(first.flagged), LabelAudit.counts(second.flagged)),
      unflagged: ShareContrast(LabelAudit.counts(first.unflagged), LabelAudit.counts(second.unflagged)))
    return errors.differs ? "labels err differently in the two arms" : nil
  }

  /// The interval joins those of both arms (method of variance estimates recovery, Zou and Donner 2008).
  private static func difference(_ first: Estimate, _ second: Estimate) -> Estimate? {
    guard let one = first.value, let other = second.value else { return nil }
    guard let low = first.interval, let high = second.interval else { return Estimate(one - other) }
    func joined(_ left: Double, _ right: Double) -> Double { (left * left + right * right).squareRoot() }
    return Estimate(
      one - other,
      FigureInterval(
        one - other - joined(one - low.low, high.high - other),
        one - other + joined(low.high - one, other - high.low)))
  }
}
