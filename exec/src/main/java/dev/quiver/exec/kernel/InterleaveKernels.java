package dev.quiver.exec.kernel;

/// Makes numbers of streams of bytes: one stream holds the first bytes of all numbers, the next
/// their second bytes, and so on.
public interface InterleaveKernels {
  /// Writes `count` numbers of `width` bytes; their first bytes are at `source`, their other bytes
  /// `stride` bytes further on each.
  void interleave(long source, long stride, int width, long out, int count);
}
