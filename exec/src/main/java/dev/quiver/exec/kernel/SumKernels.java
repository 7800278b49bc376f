package dev.quiver.exec.kernel;

/// Sums columns.
public interface SumKernels {
  /// Adds int64 values to the 128-bit number at `sum` (low word first), which cannot overflow
  /// within 2^63 rows.
  void addLongs(long sum, long values, int rows);

  /// Adds doubles to the [ReproducibleSum] at `sum`.
  void addDoubles(long sum, long values, int rows);
}
