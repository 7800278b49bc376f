package dev.quiver.exec.kernel;

/// Spreads packed numbers out.
///
/// Loads are whole words or vectors: [#SLACK] bytes behind the last number must be readable, which
/// spares small widths, whose numbers are nearly all close to the end, a slow loop.
public interface UnpackKernels {
  /// Bytes that may be read behind the last number.
  int SLACK = 64;

  /// Writes `count` unsigned numbers of `width` bits each (0 to 32), packed from the lowest bit of
  /// each byte on, as int32.
  void unpack(long source, int width, long out, int count);
}
