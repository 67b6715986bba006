import CPCRE2
import Synchronization

/// The compiled code of one pattern: as it is written at first, for PCRE2's JIT compiler once it is much used.
///
/// Most patterns of a rule set are needed a few times in a dump, and machine code takes longer to make than those few
/// searches take. Each code is made once, whichever thread comes first, never written afterwards and freed with this
/// object: that and the atomic hand-over are the proof behind `@unchecked Sendable`.
final class PatternCode: @unchecked Sendable {
  /// Searches without machine code: about what making it costs.
  private static let fewUses = 24

  private let source: String
  private let caseless: Bool
  private let plain = Atomic<OpaquePointer?>(nil)
  private let fast = Atomic<OpaquePointer?>(nil)
  private let uses = Atomic<Int>(0)
  private let compiling = Mutex(())

  init(_ source: String, caseless: Bool) {
    self.source = source
    self.caseless = caseless
  }

  deinit {
    pcre2_code_free_8(plain.load(ordering: .acquiring))
    pcre2_code_free_8(fast.load(ordering: .acquiring))
  }

  /// Code without machine code, for a search of few steps; `nil` where the pattern is much used, and where it does not
  /// compile.
  func plainCode() -> OpaquePointer? {
    guard fast.load(ordering: .acquiring) == nil else { return nil }
    guard uses.wrappingAdd(1, ordering: .relaxed).oldValue < Self.fewUses else { return nil }
    return once(plain) { try? Pattern.compile(source, caseless: caseless) }
  }

  /// Code with machine code; `nil` only for a pattern that was wrongly said to compile.
  func fastCode() -> OpaquePointer? {
    once(fast) {
      var code: OpaquePointer?
      // What runs is the same pattern, faster; mistakes are told by the source as written.
      if caseless { code = try? Pattern.compile(AlternationFactoring.factored(source), caseless: true) }
      if code == nil { code = try? Pattern.compile(source, caseless: caseless) }
      if let code { _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) }
      return code
    }
  }

  /// Whichever code there is, for what both have alike.
  func anyCode() -> OpaquePointer? {
    fast.load(ordering: .acquiring) ?? plain.load(ordering: .acquiring) ?? fastCode()
  }

  private func once(_ place: borrowing Atomic<OpaquePointer?>, _ make: () -> OpaquePointer?) -> OpaquePointer? {
    if let code = place.load(ordering: .acquiring) { return code }
    compiling.withLock { _ in
      if place.load(ordering: .acquiring) == nil { place.store(make(), ordering: .releasing) }
    }
    return place.load(ordering: .acquiring)
  }
}
