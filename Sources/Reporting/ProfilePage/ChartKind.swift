/// The kinds of charts, each one Vega-Lite specification that gets its data from a figure.
///
/// Colours are variables of the style sheet, so that a drawn chart follows light, dark and paper.
enum ChartKind: String, CaseIterable {
  case rates, arms, difference, pairs, onset, ledger

  /// All specifications as one JSON object. Holds nothing of a transcript.
  static var specifications: String {
    "{" + allCases.map { "\"\($0.rawValue)\":\($0.specification)" }.joined(separator: ",\n") + "}"
  }

  private var specification: String {
    switch self {
    case .rates: Self.ratesText
    case .arms: Self.armsText
    case .difference: Self.differenceText
    case .pairs: Self.pairsText
    case .onset: Self.onsetText
    case .ledger: Self.ledgerText
    }
  }

  private static let colour = #"""
    "color":{"field":"c","type":"nominal","legend":null,"scale":{"domain":[-1,0,1,2,3,4,5,6,7,8],
      "range":["var(--small)","var(--c0)","var(--c1)","var(--c2)","var(--c3)","var(--c4)","var(--c5)","var(--c6)",
      "var(--c7)","var(--c8)"]}}
    """#
  private static let opacity = #"""
    "opacity":{"condition":{"test":"focus === '' || datum.first === focus","value":1},"value":0.15}
    """#
  private static let rowAxis = #"""
    "axis":{"title":null,"domain":false,"ticks":false,"grid":false,"labelPadding":9,"labelLimit":{"expr":"names"}}
    """#
  private static let percentAxis = #"""
    "axis":{"title":null,"format":"~%","tickCount":4,"domain":false,"ticks":false,"labelFlush":false}
    """#

  private static let ratesText = #"""
    {"params":[{"name":"focus","value":""},{"name":"names","value":150},{"name":"xmax","value":1}],
    "autosize":{"type":"fit-x","contains":"padding"},"width":"container",
    "encoding":{"y":{"field":"group","type":"nominal","sort":null,\#(rowAxis)},\#(colour),\#(opacity)},
    "layer":[
    {"mark":{"type":"rule","strokeWidth":3,"strokeCap":"round","strokeOpacity":0.45},
    "encoding":{"x":{"field":"low","type":"quantitative","scale":{"domain":[0,{"expr":"xmax"}]},
    \#(percentAxis)},"x2":{"field":"high"}}},
    {"transform":[{"filter":"isValid(datum.raw)"}],"mark":{"type":"tick","thickness":2,"size":12},
    "encoding":{"x":{"field":"raw","type":"quantitative"}}},
    {"transform":[{"filter":"isValid(datum.rate)"}],"mark":{"type":"point","filled":true,"size":64,"opacity":1},
    "encoding":{"x":{"field":"rate","type":"quantitative"},
    "shape":{"field":"s","type":"nominal","legend":null,"scale":{"domain":[0,1,2,3],
      "range":["circle","square","triangle-up","diamond"]}},
    "href":{"field":"link"},
    "tooltip":[{"field":"group","title":"group"},{"field":"says","title":"rate"},{"field":"more","title":"and"}]}}]}
    """#

  private static let armsText = #"""
    {"params":[{"name":"names","value":180},{"name":"xmax","value":1}],"autosize":{"type":"fit-x","contains":"padding"},"width":"container",
    "encoding":{"y":{"field":"label","type":"nominal","sort":null,\#(rowAxis),"scale":{"padding":0.25}},
    "yOffset":{"field":"arm","type":"nominal","sort":null},
    "color":{"field":"a","type":"nominal","legend":null,"scale":{"domain":[-1,0,1],
      "range":["var(--small)","var(--arm0)","var(--arm1)"]}}},
    "layer":[
    {"mark":{"type":"rule","strokeWidth":3,"strokeCap":"round","strokeOpacity":0.45},
    "encoding":{"x":{"field":"low","type":"quantitative","scale":{"domain":[0,{"expr":"xmax"}]},
    \#(percentAxis)},"x2":{"field":"high"}}},
    {"transform":[{"filter":"isValid(datum.rate)"}],"mark":{"type":"point","filled":true,"size":44,"opacity":1},
    "encoding":{"x":{"field":"rate","type":"quantitative"},
    "shape":{"field":"i","type":"nominal","legend":null,"scale":{"domain":[0,1],"range":["circle","square"]}},
    "tooltip":[{"field":"name","title":"label"},{"field":"arm","title":"arm"},{"field":"says","title":"rate"}]}}]}
    """#

  private static let differenceText = #"""
    {"params":[{"name":"names","value":180},{"name":"margin","value":0.03}],"autosize":{"type":"fit-x","contains":"padding"},"width":"container",
    "encoding":{"y":{"field":"label","type":"nominal","sort":null,\#(rowAxis),"scale":{"padding":0.25}}},
    "layer":[
    {"mark":{"type":"rect","color":"var(--band)"},
    "encoding":{"x":{"field":"from","type":"quantitative",
    "axis":{"title":null,"labelExpr":"replace(format(datum.value * 100, '~g'), '-', '−')","tickCount":5,"domain":false,"ticks":false,
    "labelFlush":false}},
    "x2":{"field":"to"}}},
    {"mark":{"type":"rule","color":"var(--quiet)"},"encoding":{"x":{"datum":0,"type":"quantitative"},"y":null}},
    {"mark":{"type":"rule","strokeWidth":3,"strokeCap":"round","strokeOpacity":0.45},
    "encoding":{"x":{"field":"low","type":"quantitative"},"x2":{"field":"high"},
    "color":{"field":"c","type":"nominal","legend":null,"scale":{"domain":[-1,0],
      "range":["var(--small)","var(--accent)"]}}}},
    {"transform":[{"filter":"isValid(datum.difference)"}],"mark":{"type":"point","filled":true,"size":52,"opacity":1},
    "encoding":{"x":{"field":"difference","type":"quantitative"},
    "color":{"field":"c","type":"nominal","legend":null,"scale":{"domain":[-1,0],
      "range":["var(--small)","var(--accent)"]}},
    "tooltip":[{"field":"name","title":"label"},{"field":"says","title":"points"},{"field":"p","title":"p"},
    {"field":"more","title":"and"}]}}]}
    """#

  private static let pairsText = #"""
    {"width":{"step":40},"height":{"step":26},
    "encoding":{
    "x":{"field":"a","type":"nominal","sort":null,
    "axis":{"title":null,"labelAngle":-40,"domain":false,"ticks":false,"labelLimit":170}},
    "y":{"field":"b","type":"nominal","sort":null,
    "axis":{"title":null,"domain":false,"ticks":false,"labelLimit":190}},
    "tooltip":[{"field":"pair","title":"pair"},{"field":"says","title":"lift"},{"field":"more","title":"and"}]},
    "layer":[
    {"mark":{"type":"rect","stroke":"var(--card)","strokeWidth":2,"cornerRadius":3},
    "encoding":{"color":{"field":"step","type":"nominal","legend":null,"scale":{"domain":[-1,0,1,2,3,4,5,6],
    "range":["var(--hidden)","var(--d0)","var(--d1)","var(--d2)","var(--d3)","var(--d4)","var(--d5)","var(--d6)"]}}}},
    {"mark":{"type":"text","fontSize":11.5},"encoding":{"text":{"field":"text"},
    "color":{"condition":[{"test":"datum.step === -1","value":"var(--quiet)"},
    {"test":"datum.step === 0 || datum.step === 6","value":"var(--on-strong)"}],"value":"var(--ink)"}}}]}
    """#

  private static let onsetText = #"""
    {"params":[{"name":"focus","value":""}],"autosize":{"type":"fit-x","contains":"padding"},"width":"container","height":150,
    "encoding":{
    "x":{"field":"x","type":"quantitative","scale":{"domain":[0,1]},
    "axis":{"title":null,"format":"~%","values":[0,0.3333,0.6667,1],"domain":false,"ticks":false,"labelExpr":
    "datum.value === 0 ? 'start' : datum.value === 1 ? 'end' : datum.value < 0.5 ? '⅓' : '⅔'","labelFlush":true}},
    "y":{"field":"share","type":"quantitative","axis":{"title":null,"format":"~%","tickCount":3,"domain":false,"ticks":false}},
    "detail":{"field":"group"},\#(colour),\#(opacity)},
    "layer":[
    {"mark":{"type":"line","interpolate":"step-after","strokeWidth":2,"clip":true},
    "encoding":{"strokeDash":{"field":"s","type":"nominal","legend":null,"scale":{"domain":[0,1,2,3],
      "range":[[1,0],[6,3],[2,2],[8,3,2,3]]}}}},
    {"mark":{"type":"point","filled":true,"size":70,"fillOpacity":0,"strokeOpacity":0},
    "encoding":{"tooltip":[{"field":"group","title":"group"},{"field":"says","title":"so far"}]}}]}
    """#

  private static let ledgerText = #"""
    {"params":[{"name":"names","value":180}],"autosize":{"type":"fit-x","contains":"padding"},"width":"container",
    "mark":{"type":"bar","height":{"band":0.72},"stroke":"var(--card)","strokeWidth":1},
    "encoding":{
    "y":{"field":"group","type":"nominal","sort":null,\#(rowAxis)},
    "x":{"field":"n","type":"quantitative","stack":"normalize",\#(percentAxis)},
    "order":{"field":"o","type":"quantitative"},
    "color":{"field":"o","type":"nominal","legend":null,"scale":{"domain":[0,1,2,3,4,5,6,7],
      "range":["var(--v0)","var(--v1)","var(--v2)","var(--v3)","var(--v4)","var(--v5)","var(--v6)","var(--v7)"]}},
    "tooltip":[{"field":"group","title":"group"},{"field":"class","title":"reasoning"},{"field":"says","title":"texts"}]}}
    """#
}
