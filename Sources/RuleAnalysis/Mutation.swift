/// One way to turn a sentence that counts into its minimal pair, which must not count.
package enum Mutation: String, Sendable, CaseIterable {
  /// "I do not think that …", "It is not the case that …"
  case negation
  /// Somebody else says it, of themselves.
  case thirdPerson = "third-person"
  /// The sentence stands in quotation marks, with who wrote it.
  case quotation
  /// The prompt holds the sentence as well.
  case promptEcho = "prompt-echo"
  /// "Some might say that … but that is irrelevant here."
  case dismissal
}

/// Why a mutation of an example was not tried.
package enum MutationSkip: String, Sendable, CaseIterable {
  /// Frames such as "I do not think that" make no sentence of a question.
  case question = "the sentence is a question"
  case noFirstPerson = "nothing in the first person"
  /// The prompt's near copy needs eight words.
  case tooShort = "fewer than eight words"
  /// Beliefs that are said to make no difference still stand, and choices are no reasons.
  case notAMotive = "the tag is no motive"
  /// The tag holds for both: being trained on and not being trained on.
  case eitherWay = "the tag holds either way"
}
