/// The chart library that pages carry: Vega, Vega-Lite and vega-embed as one script, and their licences.
package enum VegaBundle {
  /// Defines `vega`, `vegaLite` and `vegaEmbed`; 900 KB. Holds no `</script`.
  package static var script: String { PackedResources.text("vega-bundle.js") ?? "" }

  /// Has to stand in every copy; holds no two dashes in a row, so that an HTML comment can hold it.
  package static var licence: String { PackedResources.text("LICENSE-vega") ?? "" }
}
