package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;

/// The values of one column for some rows. Immutable; layouts are the package's.
///
/// Positions run from 0 to `rows() - 1`. A vector is held by whoever got it, who closes it once;
/// [#retain] adds a holder.
public sealed interface ColumnVector extends AutoCloseable
    permits FlatVector, ConstantVector, DictionaryVector, StructVector, ListVector {
  /// The type of the values.
  DataType type();

  /// The number of positions.
  int rows();

  /// Whether a position is NULL; slow, for edges and tests.
  boolean isNull(int row);

  /// Adds a holder, who closes the same vector.
  ColumnVector retain();

  @Override
  void close();
}
