package dev.quiver.exec.context;

/// What may change how a query runs but not what it answers.
///
/// `batchRows` is the most rows in a batch, 1 to 65,536; `memoryBytes` the limit of batches, pages,
/// operator state and caches, on and off heap.
public record ExecutionSettings(
    int threads, int batchRows, long memoryBytes, KernelChoice kernels) {
  /// The default of `batchRows`.
  public static final int DEFAULT_BATCH_ROWS = 2_048;

  /// The most `batchRows` may be.
  public static final int MAX_BATCH_ROWS = 65_536;

  public ExecutionSettings {
    if (threads < 1 || batchRows < 1 || batchRows > MAX_BATCH_ROWS || memoryBytes < 1) {
      throw new IllegalArgumentException(
          "threads %d, batch_rows %d, memory %d".formatted(threads, batchRows, memoryBytes));
    }
  }

  /// Which kernels run.
  public enum KernelChoice {
    /// Scalar until the SIMD kernels are warm, then SIMD where the JVM has them.
    AUTO,
    SCALAR,
    SIMD
  }
}
