package dev.quiver.delta.parquet.decode;

import java.util.Optional;

/// A reader that was made, and where it tells how rows nest. One of a column at the top does not,
/// nor one of a column the file does not have: that has as many NULLs as it is asked for, and is
/// asked for positions, not for rows.
record Made(VectorReader reader, Optional<Shape> shape, boolean stored) {
  /// A reader of a column the file does not have.
  static Made missing(VectorReader reader) {
    return new Made(reader, Optional.empty(), false);
  }

  /// A reader of a column at the top.
  static Made flat(VectorReader reader) {
    return new Made(reader, Optional.empty(), true);
  }

  /// A reader of a column inside of others.
  static Made nested(VectorReader reader, Shape shape) {
    return new Made(reader, Optional.of(shape), true);
  }
}
