import CPCRE2

/// What one search at a time needs beside the compiled pattern: match data, limits and a JIT stack.
///
/// One per concurrent task, never shared: PCRE2 writes into it during a match
/// (pcre2api(3), "Multithreading"; pcre2jit(3), "Controlling the JIT stack"). Costs about 40 KB
/// until a pattern needs more stack, then up to 8 MB.
package final class MatchScratch {
  /// Capture pairs the match data can hold: the whole match and 127 groups.
  static let pairs: UInt32 = 128

  /// A small part of the limit, so that a search that ends within it ends within the limit with machine code too:
  /// whichever code a search meets, its answer is the same.
  private static let fewSteps: UInt32 = 5_000

  let data: OpaquePointer?
  let context: OpaquePointer?
  /// For a search that is tried without machine code first: what takes more steps is searched with it.
  let shortContext: OpaquePointer?
  /// False: every search is by machine code, from the first on.
  let triesPlainCode: Bool
  private let stack: OpaquePointer?

  /// - Parameters:
  ///   - matchLimit: Backtracking steps; PCRE2's default is 10,000,000, which takes seconds.
  ///   - depthLimit: Nested backtracking, only without JIT.
  ///   - heapLimitKiB: Heap for backtracking, only without JIT.
  ///   - triesPlainCode: Patterns are searched without machine code until they are much used; the answer is the same.
  package init(
    matchLimit: UInt32 = 500_000, depthLimit: UInt32 = 50_000, heapLimitKiB: UInt32 = 65_536,
    triesPlainCode: Bool = true
  ) {
    self.triesPlainCode = triesPlainCode
    data = pcre2_match_data_create_8(Self.pairs, nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(32 << 10, 8 << 20, nil)
    pcre2_set_match_limit_8(context, matchLimit)
    pcre2_set_depth_limit_8(context, depthLimit)
    pcre2_set_heap_limit_8(context, heapLimitKiB)
    shortContext = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(shortContext, min(matchLimit, Self.fewSteps))
    pcre2_set_depth_limit_8(shortContext, min(depthLimit, Self.fewSteps))
    pcre2_set_heap_limit_8(shortContext, heapLimitKiB)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_match_context_free_8(shortContext)
    pcre2_jit_stack_free_8(stack)
  }
}
