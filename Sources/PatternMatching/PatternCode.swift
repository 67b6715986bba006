import CPCRE2
import Dispatch
import LazyValues
import Synchronization

/// The compiled code of one pattern: as it is at first, and for PCRE2's JIT compiler once it is much used.
///
/// Most patterns of a rule set are needed a few times in a dump, and machine code takes longer to make than those few
/// searches take. Each code is made once, whichever thread comes first, never written afterwards and freed with this
/// object: that and the atomic hand-over are the proof behind `@unchecked Sendable`.
final class PatternCode: @unchecked Sendable {
  /// For how many nanoseconds a pattern is searched for without machine code: longer than making it takes, so that no order
  /// of searches costs much more than a few times what the best choice would (the ski rental problem). From 0.15 to 5 ms a
  /// dump of 100 MB takes as long, with ever less memory.
  private static let mostPlainTime: UInt64 = 3_000_000

  private let source: LazyValue<String>
  private let caseless: Bool
  private let plain = Atomic<OpaquePointer?>(nil)
  private let fast = Atomic<OpaquePointer?>(nil)
  /// Nanoseconds that searches without machine code took.
  private let plainTime = Atomic<UInt64>(0)
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

  /// Code without machine code; `nil` where the pattern was searched for long enough, and where it does not compile.
  private func plainCode() -> OpaquePointer? {
    guard fast.load(ordering: .acquiring) == nil else { return nil }
    guard plainTime.load(ordering: .relaxed) < Self.mostPlainTime else { return nil }
    return once(plain) { try? Pattern.compile(source.value, caseless: caseless) }
  }

  /// What a search without machine code says; `nil` where the pattern is much used, and where it does not compile.
  func searchPlain(_ search: (OpaquePointer) -> Int32) -> Int32? {
    guard let code = plainCode() else { return nil }
    let start = DispatchTime.now().uptimeNanoseconds
    defer { plainTime.wrappingAdd(DispatchTime.now().uptimeNanoseconds &- start, ordering: .relaxed) }
    return search(code)
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
