import Synchronization

/// A value that is made once, when it is first asked for. Shared by threads: who asks meanwhile waits.
package final class LazyValue<Value: Sendable>: Sendable {
  private enum State {
    case made(Value)
    case waiting(@Sendable () -> Value)
  }

  private let state: Mutex<State>

  /// - Parameter make: Called at most once, and must not ask for this very value.
  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  package init(made value: Value) { state = Mutex(.made(value)) }

  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
