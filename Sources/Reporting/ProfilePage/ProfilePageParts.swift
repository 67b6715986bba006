import ModelProfiles

/// The sections of a profile's page; those that have nothing to say are left out.
struct ProfilePageParts {
  struct Part {
    var id: String
    var title: String
    /// HTML.
    var note: String
    var body: String
  }

  let context: PageContext
  let book: RuleBook?

  var all: [Part] { (figures + [evidence] + closing).compactMap { $0 } }

  private var figures: [Part?] {
    let profile = context.profile
    guard !profile.groups.isEmpty else {
      return [Part(id: "rates", title: "Rates", note: "", body: "<p>There are no transcripts.</p>")]
    }
    let legend = context.palette.legend()
    return [
      Part(
        id: "glance", title: "At a glance",
        note: "Percent of readable scratchpads in which a label is present; the darker, the higher. In parentheses: "
          + "fewer than \(Profile.fewPrompts) prompts. A figure leads to its passages.",
        body: GlanceTable(context: context).render()),
      Part(
        id: "rates", title: "Rates",
        note: "With 95 % intervals by resampled prompts. A small upright bar is the raw rate beside an audited one.",
        body: legend + RateFigures(context: context).render()),
      profile.contrasts.isEmpty
        ? nil
        : Part(
          id: "contrasts", title: "Contrasts", note: "Paired by prompt; ◆ marks the main comparisons.",
          body: ContrastFigures(context: context).render()),
      profile.hypotheses.map {
        Part(
          id: "hypotheses", title: "Performative or consequence-tracking",
          note: "What each account predicts, beside what was measured. No verdict.",
          body: HypothesesSection(report: $0).render())
      },
      Part(
        id: "pairs", title: "What goes together",
        note: "Lift: how much more often two labels stand in one text than if they had nothing to do with each other.",
        body: PairFigures(context: context).render()),
      Part(
        id: "onset", title: "Onset",
        note: "How many texts have voiced a tag by each place of the scratchpad, from its start to its end.",
        body: legend + OnsetFigures(context: context).render()),
    ]
  }

  private var evidence: Part? {
    context.evidence.map { sample in
      Part(
        id: "evidence", title: "Passages",
        note:
          "The first passage of each of at most \(sample.cap) texts of a tag and group that count towards the rate, "
          + "and of as many that do not (denied, quoted, hypothetical and so on), drawn by the seed.",
        body: EvidenceSection(context: context, sample: sample).render())
    }
  }

  private var closing: [Part?] {
    let methods = MethodsSection(profile: context.profile, book: book)
    let outcomes = OutcomeTable(context: context).render()
    return [
      Part(
        id: "voice", title: "How it is voiced",
        note:
          "Texts by stance, counting cues per 1,000 words (repeated sentences once), texts with any of them, texts by "
          + "role and attribute.",
        body: VoicedTable(context: context).render()),
      outcomes.isEmpty
        ? nil
        : Part(
          id: "outcomes", title: "By outcome",
          note: "Percent of texts of each outcome. An association: what is voiced and how it ends share the prompt.",
          body: outcomes),
      Part(
        id: "ledger", title: "What could be read", note: "Nothing vanishes from a denominator unseen.",
        body: LedgerFigure(context: context).render()),
      Part(id: "methods", title: "Methods", note: "", body: methods.methods()),
      Part(id: "again", title: "Make it again", note: "", body: methods.provenance()),
    ]
  }
}
