import CPCRE2
import LazyValues
import Synchronization

/// The compiled code of one pattern: as it is at first, and for PCRE2's JIT compiler once it is much used.
///
/// Most patterns of a rule set are needed a few times in a dump, and machine code takes longer to make than those few
/// searches take. Each code is made once, whichever thread comes first, never written afterwards and freed with this
/// object: that and the atomic hand-over are the proof behind `@unchecked Sendable`.
final class PatternCode: @unchecked Sendable {
  /// Searches without machine code: about twice what making it costs, since it is large (28 MB for 360 patterns) and a
  /// dump of 100 MB is labelled as fast with a tenth of it. Measured from 12 to 800.
  private static let fewUses = 128

  private let source: LazyValue<String>
  private let caseless: Bool
  private let plain = Atomic<OpaquePointer?>(nil)
  private let fast = Atomic<OpaquePointer?>(nil)
  private let uses = Atomic<Int>(0)
  /// What was compiled when the program was built; its lock is held while a code is made.
  private let prepared = Mutex<(codes: PreparedCodes, number: Int)?>(nil)

  init(_ source: LazyValue<String>, caseless: Bool) {
    self.source = source
    self.caseless = caseless
  }

  deinit {
    pcre2_code_free_8(plain.load(ordering: .acquiring))
    pcre2_code_free_8(fast.load(ordering: .acquiring))
  }

  func take(_ number: Int, of codes: PreparedCodes) { prepared.withLock { $0 = (codes, number) } }

  /// Code without machine code, for a search of few steps; `nil` where the pattern is much used, and where it does not
  /// compile.
  ///
  /// - Parameter searches: As how many this one counts.
  func plainCode(searches: Int) -> OpaquePointer? {
    guard fast.load(ordering: .acquiring) == nil else { return nil }
    guard uses.wrappingAdd(searches, ordering: .relaxed).oldValue < Self.fewUses else { return nil }
    return once(plain) { try? Pattern.compile(source.value, caseless: caseless) }
  }

  /// Code with machine code; `nil` only for a pattern that was wrongly said to compile.
  func fastCode() -> OpaquePointer? {
    once(fast) {
      Self.factoredCode(source.value, caseless: caseless)
    } finishing: {
      _ = pcre2_jit_compile_8($0, UInt32(PCRE2_JIT_COMPLETE))
    }
  }

  /// Whichever code there is, for what both have alike.
  func anyCode() -> OpaquePointer? {
    fast.load(ordering: .acquiring) ?? plain.load(ordering: .acquiring) ?? fastCode()
  }

  /// The code of the same pattern, faster where it is caseless; mistakes are told by the source as written.
  static func factoredCode(_ source: String, caseless: Bool) -> OpaquePointer? {
    let factored = caseless ? try? Pattern.compile(AlternationFactoring.factored(source), caseless: true) : nil
    return factored ?? (try? Pattern.compile(source, caseless: caseless))
  }

  private func once(
    _ place: borrowing Atomic<OpaquePointer?>, _ compile: () -> OpaquePointer?,
    finishing finish: (OpaquePointer) -> Void = { _ in }
  ) -> OpaquePointer? {
    if let code = place.load(ordering: .acquiring) { return code }
    prepared.withLock { prepared in
      guard place.load(ordering: .acquiring) == nil else { return }
      guard let code = prepared.flatMap({ $0.codes.code($0.number) }) ?? compile() else { return }
      finish(code)
      place.store(code, ordering: .releasing)
    }
    return place.load(ordering: .acquiring)
  }
}
