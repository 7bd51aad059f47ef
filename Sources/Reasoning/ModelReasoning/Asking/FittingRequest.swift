import Ports

/// A request whose material can be shown in full or in part, as full as it fits into a model.
struct FittingRequest {
  let request: ModelRequest
  /// The same with less of the material, for a model that turns out to take less; `nil` where there is no less.
  let shorter: ModelRequest?

  /// The material goes by halves: so seldom is any of it too long that finer steps would be worth nothing.
  private static let parts = [1, 2, 4, 8]

  /// - Parameters:
  ///   - limit: of the request, in tokens; the model's own may be smaller.
  ///   - make: the request with that part of the material: 1 for all of it, 2 for half.
  init(_ model: any LanguageModel, within limit: Int, make: (_ part: Int) -> ModelRequest) {
    func size(_ request: ModelRequest) -> Int {
      model.tokens(in: request.text) + model.tokens(in: request.shape?.json.description ?? "")
    }
    let requests = Self.parts.map(make)
    let fits = requests.firstIndex { request in
      size(request) <= min(limit, model.contextLimit.map { $0 - request.outputLimit } ?? .max)
    }
    let place = fits ?? requests.endIndex - 1
    request = requests[place]
    shorter = requests[place...].first { $0 != requests[place] }
  }
}
