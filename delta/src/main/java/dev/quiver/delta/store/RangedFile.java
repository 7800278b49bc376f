package dev.quiver.delta.store;

/// A file open for reading ranges. Several threads may read at once.
///
/// A read gives all the bytes asked for or throws a [StorageException]; what is in the target then
/// is undefined.
public interface RangedFile extends AutoCloseable {
  /// The path it was opened by.
  String path();

  /// The length of the file when it was opened.
  long bytes();

  /// Reads `length` bytes from `position` on to memory at `address`.
  void read(long position, long address, int length);

  /// Reads `length` bytes from `position` on into an array.
  void read(long position, byte[] target, int offset, int length);

  /// Says that a range will be read soon, as a rule: a store to which each read is a journey may
  /// fetch it meanwhile. Returns at once, and never fails.
  default void announce(long position, long length) {}

  /// Lets go of the file. Safe to call twice.
  @Override
  void close();
}
