/// What the prefilter understands of a pattern's structure.
indirect enum PatternNode {
  /// Small sets of one-character strings that are matched as they are: a character, or a class of up to
  /// four.
  case strings([[UInt8]])
  /// One character of a class.
  case character(CharacterTraits)
  /// `\b`, or an end of a line or of the text: a word starts or ends here.
  case boundary
  /// An assertion about what comes next, or came last.
  case lookAhead(PatternNode)
  case lookBehind(PatternNode)
  /// An assertion of which nothing is used.
  case zeroWidth
  /// Anything, of any length.
  case unknown
  case sequence([PatternNode])
  case shared(SharedPart)
  case alternation([PatternNode])
  /// No greatest means unbounded.
  case repeated(PatternNode, least: Int, greatest: Int?)

  /// What is known of the characters of a class.
  struct CharacterTraits {
    /// Kinds of characters whose runs are short in real text.
    enum Run { case none, word, gap, stretch }
    var run = Run.none
    /// Never a letter, a digit or an underscore.
    var isNonWord = false
    /// May be a full stop, `!` or `?`.
    var canStop = true
  }

  /// Of what kind an unbounded repeat of this node makes a run, if the node is one character.
  var run: CharacterTraits.Run {
    switch self {
    case .character(let traits): traits.run
    case .shared(let part): part.node.run
    case .strings(let strings):
      strings.allSatisfy { Self.isNonWord($0) }
        ? .gap : strings.allSatisfy { $0.count == 1 && !Self.isNonWord($0) } ? .word : .none
    default: .none
    }
  }

  /// Whether a node that is one character may be a full stop, `!` or `?`.
  var canStop: Bool {
    switch self {
    case .character(let traits): traits.canStop
    case .shared(let part): part.node.canStop
    case .strings(let strings): strings.contains { $0.contains { Reach.isStop($0) } }
    default: true
    }
  }

  /// True when the place after this node follows a non-word character or a `\b`, given whether the
  /// place before it does.
  func endsAtBorder(_ before: Bool) -> Bool {
    switch self {
    case .strings(let strings): strings.allSatisfy { Self.isNonWord($0) }
    case .character(let traits): traits.isNonWord
    case .boundary: true
    case .zeroWidth: before
    case .lookAhead(let next): before || next.startsAtBorder(false)
    case .lookBehind(let last): before || last.endsAtBorder(false)
    case .unknown: false
    case .shared(let part): part.endsAtBorder(before)
    case .sequence(let items): items.reduce(before) { $1.endsAtBorder($0) }
    case .alternation(let branches): branches.allSatisfy { $0.endsAtBorder(before) }
    case .repeated(let item, let least, _):
      item.endsAtBorder(before) && item.endsAtBorder(item.endsAtBorder(before)) && (least > 0 || before)
    }
  }

  /// The same for the place before this node, given whether the place after it is a border.
  func startsAtBorder(_ after: Bool) -> Bool {
    switch self {
    case .strings(let strings): strings.allSatisfy { Self.isNonWord($0) }
    case .character(let traits): traits.isNonWord
    case .boundary: true
    case .zeroWidth: after
    case .lookAhead(let next): after || next.startsAtBorder(false)
    case .lookBehind(let last): after || last.endsAtBorder(false)
    case .unknown: false
    case .shared(let part): part.startsAtBorder(after)
    case .sequence(let items): items.reversed().reduce(after) { $1.startsAtBorder($0) }
    case .alternation(let branches): branches.allSatisfy { $0.startsAtBorder(after) }
    case .repeated(let item, let least, _):
      item.startsAtBorder(after) && item.startsAtBorder(item.startsAtBorder(after)) && (least > 0 || after)
    }
  }

  private static func isNonWord(_ byte: UInt8) -> Bool {
    guard byte < 0x80, byte != UInt8(ascii: "_") else { return false }
    return !(0x61...0x7A).contains(byte | 0x20) && !(0x30...0x39).contains(byte)
  }

  /// Outside ASCII only general punctuation is kept as a string; it holds no letters.
  private static func isNonWord(_ string: [UInt8]) -> Bool {
    string.count == 1 ? isNonWord(string[0]) : !string.isEmpty && string.allSatisfy { $0 >= 0x80 }
  }
}
