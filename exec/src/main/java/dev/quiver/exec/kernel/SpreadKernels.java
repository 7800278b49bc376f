package dev.quiver.exec.kernel;

/// Puts the values of a column that has NULLs in their places.
///
/// `dense` holds the values that are not NULL, one after the other, `values` of them; `validity`
/// (whole 64-bit words, as many bits set among the first `rows` as there are values) says where
/// they belong. What lies under a NULL becomes 0. `out` does not overlap `dense`.
public interface SpreadKernels {
  /// Spreads 4-byte values.
  void spread4(long dense, int values, long validity, long out, int rows);

  /// Spreads 8-byte values.
  void spread8(long dense, int values, long validity, long out, int rows);

  /// Spreads 16-byte values.
  void spread16(long dense, int values, long validity, long out, int rows);
}
