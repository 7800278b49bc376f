package dev.quiver.exec.kernel;

/// Spreads packed numbers out.
public interface UnpackKernels {
  /// Writes `count` unsigned numbers of `width` bits each (0 to 32), packed from the lowest bit of
  /// each byte on, as int32. Reads no byte past the last bit of the last number.
  void unpack(long source, int width, long out, int count);
}
