import BundledRules
import LabelStore
import PatternMatching

/// What `aside --version` prints: all that decides which labels come out.
struct VersionReport {
  /// A line each: the program, the digest of the bundled rules, and the libraries that were found at run time.
  var text: String {
    """
    aside \(Aside.version)
    rules \(BundledRules.files.digest)
    pcre2 \(Pattern.libraryVersion)
    sqlite \(LabelStore.libraryVersion)

    """
  }
}
