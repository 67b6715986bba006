/// Two limits of a figure, `low` ≤ `high`; 95 % where nothing else is said.
package typealias Interval = (low: Double, high: Double)
