import ArgumentParser
import Dispatch
import Foundation
import LabelStore
import Synchronization

/// Ctrl-C and SIGTERM. A command that ends in order says so and asks; every other one ends at once, with 130.
enum Interruption {
  private static let isAwaited = Atomic(false)
  private static let requested = Atomic(false)

  /// What a command throws that was interrupted and has said how to go on.
  static let exit = ExitCode(130)

  /// From the start of the program, also where whoever started it left the signals blocked.
  static func install() {
    requested.store(false, ordering: .relaxed)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interruption.arrive() }
      sigaddset(&signals, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Called by the handler: nothing here allocates or waits. A second signal does not wait for the first.
  private static func arrive() {
    if isAwaited.load(ordering: .relaxed), !requested.exchange(true, ordering: .relaxed) { return }
    TerminalRestoration.restore()
    _exit(130)
  }

  /// From here on the command asks `isRequested` and ends in order.
  static func await() { isAwaited.store(true, ordering: .relaxed) }

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Runs work on a store that a signal cuts short: what was under way is undone, and the work fails.
  static func cutting<Answer, Failure: Error>(
    _ store: LabelStore, _ work: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let stop = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    // Again and again, because a signal between two statements cuts neither.
    Thread.detachNewThread {
      while stop.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
        if isRequested { store.interrupt() }
      }
      ended.signal()
    }
    defer {
      stop.signal()
      ended.wait()
    }
    return try work()
  }
}
