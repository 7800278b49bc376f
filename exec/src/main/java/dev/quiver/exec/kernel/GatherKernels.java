package dev.quiver.exec.kernel;

/// Looks codes up in a dictionary: `out[row] = dictionary[codes[row]]`.
///
/// Every code is at least 0 and below `entries`.
public interface GatherKernels {
  /// Gathers 4-byte values.
  void gather4(long dictionary, int entries, long codes, long out, int rows);

  /// Gathers 8-byte values.
  void gather8(long dictionary, int entries, long codes, long out, int rows);

  /// Gathers 16-byte values.
  void gather16(long dictionary, int entries, long codes, long out, int rows);
}
