/// The tags in which models keep reasoning apart from the answer, and the drafts inside it.
///
/// One table for every reader. Names are compared without case; XML-like tags may carry attributes.
package enum ScratchpadDialect {
  /// `<name …>` … `</name>` around reasoning.
  static let reasoningNames: Set<String> = [
    "scratchpad_reasoning", "scratchpad", "hidden_scratchpad", "secret_scratchpad", "private_scratchpad",
    "think", "thinking", "thought", "thoughts", "seed:think", "reasoning", "hidden_reasoning",
    "private_reasoning", "private", "private_thoughts", "inner_thoughts", "internal_monologue",
    "inner_monologue", "sp",
  ]

  /// `<name …>` … `</name>` around an answer drafted inside reasoning.
  static let draftNames: Set<String> = [
    "draft", "draft_output", "draft_response", "draft_answer", "output_draft", "revised_output",
    "revised_draft", "final_draft", "final_output", "output", "response", "final_response", "answer",
    "final_answer",
  ]

  /// Markers that are not XML-like: opener, closer.
  static let marks: [(open: StaticString, close: StaticString)] = [
    ("[THINK]", "[/THINK]"),
    ("◁think▷", "◁/think▷"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
    ("<|channel|>analysis<|message|>", "<|end|>"),
  ]

  /// Closers that end messages of every kind: without their opener they are layout.
  static let commonClosers: [StaticString] = ["<|end|>"]

  /// Markers that are layout of the answer and belong to neither part.
  static let layout: [StaticString] = [
    "<|begin_of_solution|>", "<|end_of_solution|>", "<|start|>assistant",
    "<|channel|>final<|message|>", "<|channel|>commentary<|message|>", "<|return|>",
    "<|call|>",
  ]
}
