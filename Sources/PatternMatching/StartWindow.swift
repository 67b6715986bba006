/// Bytes at which a match may start: `first ... last`.
package struct StartWindow: Sendable, Equatable {
  package internal(set) var first: Int
  package internal(set) var last: Int
}
