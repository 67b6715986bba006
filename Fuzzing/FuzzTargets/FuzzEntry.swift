/// One way into the program for bytes from strangers. One instance is used by one task at a time, for all inputs.
package protocol FuzzEntry: AnyObject {
  /// Works `input` off and looks at what came out.
  ///
  /// - Returns: The promise that was broken, in a sentence; `nil` where all were kept.
  func run(_ input: [UInt8]) -> String?
}
