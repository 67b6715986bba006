/// Bytes at which a match may start: `first ... last`.
struct StartWindow: Sendable, Equatable {
  var first: Int
  var last: Int
}
