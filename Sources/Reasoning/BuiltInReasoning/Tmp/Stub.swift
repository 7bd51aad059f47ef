package import Domain
package import Ports
package struct FactReader: FactReading { package init() {}
  package func read(_ text: String, context: FactReadingContext) -> [FactFinding] { [] } }
