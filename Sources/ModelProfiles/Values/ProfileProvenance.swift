/// Where the figures come from; stands in every output, so that anyone can make them again.
package struct ProfileProvenance: Sendable, Equatable {
  /// A file that was labelled.
  package struct Input: Sendable, Hashable {
    /// As the user gave it.
    package var path: String
    /// SHA-256 of its bytes in hexadecimal digits; `nil` where it was not read to its end.
    package var digest: String?

    package init(path: String, digest: String? = nil) {
      self.path = path
      self.digest = digest
    }
  }

  /// Name and version of the program.
  package var tool: String
  /// Digest of the rules that made the labels.
  package var rules: String
  /// Sorted by path.
  package var inputs: [Input]
  /// What resampling and permutation start from.
  package var seed: UInt64
  /// Resamples of prompts behind every bootstrap interval.
  package var resamples: Int
  /// The command as a user would type it again.
  package var command: String

  package init(
    tool: String, rules: String, inputs: [Input] = [], seed: UInt64 = 1, resamples: Int = 2000, command: String = ""
  ) {
    self.tool = tool
    self.rules = rules
    self.inputs = inputs
    self.seed = seed
    self.resamples = resamples
    self.command = command
  }
}
