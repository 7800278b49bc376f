package dev.quiver.delta.store;

/// A file being written, which nobody sees before [#publish].
public interface NewFile extends AutoCloseable {
  /// The path it will have.
  String path();

  /// The bytes written so far.
  long bytes();

  /// Appends bytes of an array.
  void write(byte[] source, int offset, int length);

  /// Appends bytes from memory at `address`.
  void write(long address, int length);

  /// Makes the file durable and visible under its path, unless a file is there.
  ///
  /// Answers whether it is visible now; false: another file has the path, this one is gone.
  boolean publish();

  /// Lets go of the file; removes it unless it is published. Safe to call twice.
  @Override
  void close();
}
