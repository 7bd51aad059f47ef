import Glibc

/// The chance that a pair is relevant, as a logistic function of its raw similarity.
///
/// Two parameters and not a free curve: some hundred pairs, of which few are relevant, do not tell more, and
/// the function rises strictly, so that it never ties or reorders candidates.
struct LogisticFit {
  /// One labelled pair.
  struct Observation {
    let raw: Double
    /// Log odds that are known from elsewhere and added.
    let offset: Double
    let isRelevant: Bool
  }

  /// log odds = offset + slope * raw
  let offset: Double
  let slope: Double

  /// The most likely parameters (Newton's method), with a normal prior around `prior` whose width is one unit of
  /// the standardised similarity: few observations stay near the prior, many leave it.
  init(_ observations: [Observation], prior: LogisticFit? = nil) {
    let count = Double(max(observations.count, 1))
    let mean = observations.reduce(0) { $0 + $1.raw } / count
    let variance = observations.reduce(0) { $0 + ($1.raw - mean) * ($1.raw - mean) } / count
    let deviation = max(variance.squareRoot(), 1e-6)
    let center = prior.map { ($0.offset + $0.slope * mean, $0.slope * deviation) }
    let strength = center == nil ? 1e-3 : 1.0
    var (a, b) = center ?? (-2, 1)
    let (a0, b0) = (a, b)
    for _ in 0..<100 {
      var gradient = (strength * (a - a0), strength * (b - b0))
      var hessian = (strength, 0.0, strength)
      for observation in observations {
        let x = (observation.raw - mean) / deviation
        let p = Self.chance(a + b * x + observation.offset)
        let error = p - (observation.isRelevant ? 1 : 0)
        let weight = p * (1 - p)
        gradient = (gradient.0 + error, gradient.1 + error * x)
        hessian = (hessian.0 + weight, hessian.1 + weight * x, hessian.2 + weight * x * x)
      }
      let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
      guard determinant > 1e-12 else { break }
      let step = (
        (hessian.2 * gradient.0 - hessian.1 * gradient.1) / determinant,
        (hessian.0 * gradient.1 - hessian.1 * gradient.0) / determinant
      )
      // A step is held short: far from the optimum Newton's is too long where classes barely overlap.
      let scale = min(1, 2 / max(abs(step.0), abs(step.1), 1e-12))
      a -= scale * step.0
      b -= scale * step.1
      if max(abs(step.0), abs(step.1)) < 1e-9 { break }
    }
    slope = b / deviation
    offset = a - b * mean / deviation
  }

  func chance(at raw: Double) -> Double { Self.chance(offset + slope * raw) }

  /// The raw similarity at which the log odds are `logOdds`.
  func raw(atLogOdds logOdds: Double) -> Double { (logOdds - offset) / slope }

  private static func chance(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
