import ErrorCodes

extension RuleCode {
  package static let area = ErrorArea(
    "Rule files",
    outcome: """
      Said with the place in the file by every command that takes --rules; nothing is labelled then, and the command \
      ends with 65. R011 ends 'rules check' with 1. R017 to R021 and R024 are notes and warnings of 'rules check', which ends \
      with 0.
      """)

  package var entry: ErrorEntry {
    switch self {
    case .unreadable:
      ErrorEntry(
        "the rules folder, or a file of it, cannot be read",
        cause: """
          There is no folder of that name, it has no tags.yaml, its rights forbid reading, a file is larger than 16 MiB or \
          is not UTF-8.
          """,
        cure: "check the name and the rights, and save the file as UTF-8")
    case .notYAML:
      ErrorEntry(
        "the file is no YAML that Aside reads",
        cause: """
          The YAML parser gave up at the place shown: often a quote, bracket or indent that is not closed, a key that \
          stands twice, aliases that unfold to more than 500,000 values, or nesting deeper than 64 levels.
          """,
        cure: "mend the YAML at the place shown; a regex is safest in single quotes or in a block after '|-'")
    case .regex:
      ErrorEntry(
        "the pattern does not compile",
        cause: """
          PCRE2 refuses the pattern at the place shown; or a lexicon name refers to itself or grows beyond 256 KiB, the \
          pattern is longer than 1 MiB, or it has more than 127 groups that capture.
          """,
        cure:
          "mend the pattern at the caret; write '\\(' for a parenthesis and '(?:…)' for a group that captures nothing")
    case .unknownKey:
      ErrorEntry(
        "a key or a file is none that Aside knows",
        cause: "Every key is honoured or refused, so that a misspelt one cannot be passed over in silence.",
        cure: "take the name that is suggested, or remove it")
    case .missingKey:
      ErrorEntry(
        "a key that must be there is missing or empty",
        cause: "A rule has id, tag, title, patterns and examples; every no_match example says because of what.",
        cure: "add the key; 'aside rules new ID --tag TAG' shows a whole rule")
    case .wrongType:
      ErrorEntry(
        "a value is of another type than its key wants",
        cause: "A list, a mapping, a number or a text stands where another of them is wanted.",
        cure: "write the value as the message says; 'aside rules show ID' shows a rule as an example")
    case .badValue:
      ErrorEntry(
        "a value is not among those its key allows",
        cause: "The value is out of its range or list, or makes no sense together with another key of the rule.",
        cure: "take a value that the message names")
    case .unknownTag:
      ErrorEntry(
        "a tag is named that tags.yaml does not have",
        cause: "The tag was misspelt, or has not been added to tags.yaml yet.",
        cure: "take a tag of 'aside rules list --tags', or add it to tags.yaml with title, definition and nature")
    case .duplicateID:
      ErrorEntry(
        "an id or a name stands twice",
        cause: "Two rules, tags, composites, or two patterns of one rule have the same name.",
        cure: "rename one of them")
    case .idIsNotPath:
      ErrorEntry(
        "the id is not the path of the file",
        cause: "A rule's id is its path below Cues/ without .yaml; a modifier's category is the name of its file.",
        cure: "write the id that is suggested, or move the file")
    case .unknownLexiconName:
      ErrorEntry(
        "a pattern names a lexicon entry that is not there",
        cause: "'{name}' in a pattern stands for an entry of lexicon.yaml.",
        cure: "define it in lexicon.yaml, or write '\\{' for a brace")
    case .unknownPatternName:
      ErrorEntry(
        "a condition names a pattern that the rule does not have",
        cause: "'any', 'all', 'not', 'at_least' and 'unless' take names of the rule's own patterns.",
        cure: "take the name of one of the rule's patterns")
    case .brokenExample:
      ErrorEntry(
        "an example does not keep its promise",
        cause: """
          The rule finds something else than the span between ⟦ and ⟧, another stance or role, nothing in a match \
          example, or something in a no_match example.
          """,
        cure:
          "compare what was found with the example and mend the one that is wrong; 'aside explain -' shows every step")
    case .noExecutedExample:
      ErrorEntry(
        "nothing proves what the rule or modifier does",
        cause: "A rule needs a match or no_match example, a modifier an example; todo_match promises nothing yet.",
        cure: "add a match example with its span between ⟦ and ⟧, and a no_match example with because")
    case .badMarks:
      ErrorEntry(
        "the marks of an example's span are wrong",
        cause: "A match example needs one ⟦ and one ⟧ behind it around the words that the rule shall find.",
        cure: "put ⟦ and ⟧ around the words; they are not part of the text")
    case .emptyFolder:
      ErrorEntry(
        "the folder holds no rules",
        cause: "There is no .yaml file in it; perhaps the folder above or below was meant.",
        cure: "name the folder that holds tags.yaml and Cues/")
    case .todoMatches:
      ErrorEntry(
        "a todo_match example is found already",
        cause: "The example stands under todo_match, for what the rule does not find yet; now it does.",
        cure: "move it to match, with its span between ⟦ and ⟧")
    case .noLiteral:
      ErrorEntry(
        "a pattern is tried at every place of every text",
        cause: "No word stands in every match of the pattern, so that texts cannot be passed over quickly.",
        cure: "put a word of three letters or more, or a list of such words, where every match must have one")
    case .commonLiteral:
      ErrorEntry(
        "a pattern is tried on most texts",
        cause: "The rarest word that every match of the pattern holds is in most texts.",
        cure: "add a rarer word that every match holds, or bound the gaps so that its other words are looked for too")
    case .exponential:
      ErrorEntry(
        "there are short texts on which a pattern takes longer than anyone waits",
        cause: """
          A repeat can share out the same characters in many ways, as in (a+)+ or (a|aa)+, and PCRE2 tries all of them \
          where the rest does not match. The attack text was found by running the pattern: each further repeat \
          multiplies the steps. In a run the limit of steps ends the search with M001.
          """,
        cure: "let each character be taken in one way only: no repeat inside a repeat, no branch that begins like "
          + "another, or a possessive repeat such as '(?:a+)++'")
    case .polynomial:
      ErrorEntry(
        "there are texts on which a pattern takes far more steps than they have characters",
        cause: """
          Two repeats or more that follow each other can take the same characters, as in \\s*\\s*$ or .*.*x, so that the \
          steps grow with the square of the text or faster. The attack text was found by running the pattern.
          """,
        cure: "bound the repeats, as '{0,60}', or make neighbours take different characters")
    case .tooLarge:
      ErrorEntry(
        "the rules folder is larger than any that Aside reads",
        cause:
          "It has more than 20,000 files, 64 MiB of YAML, or patterns of more than 64 MiB with their names written out.",
        cure: "split it into folders, and check for generated lists and for lexicon entries that name one another")
    case .notAFile:
      ErrorEntry(
        "something in the rules folder is no file",
        cause: """
          Symbolic links are not followed, because a folder of rules from elsewhere could point anywhere on this \
          machine; FIFOs, sockets and devices are not opened.
          """,
        cure: "put a copy of the file there, or remove it")
    case .endlessRecursion:
      ErrorEntry(
        "a pattern calls itself without end",
        cause: "PCRE2 reached (?R), (?1) or (?&name) again at the same place of a text, and gave up with M005.",
        cure: "let something be matched before the call, or write the nesting out to the depth that is needed")
    }
  }
}
