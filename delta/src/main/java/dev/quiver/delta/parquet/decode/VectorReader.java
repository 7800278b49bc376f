package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;

/// Reads one column of a row group, batch by batch. After a failure only [#close] may follow.
public interface VectorReader extends AutoCloseable {
  /// The next `rows` rows, which are there; the vector is the caller's to close.
  ColumnVector read(int rows);

  /// The next `rows` rows, of which these, at least one, are wanted: what the vector says of others
  /// is arbitrary, though it may be computed with; they need not be sound.
  default ColumnVector read(int rows, Selection wanted) {
    return read(rows);
  }

  /// Passes over the next `rows` rows, which are there; what nobody reads is not decoded, and need
  /// not be sound.
  void skip(int rows);

  /// Releases everything held, but for what vectors hold.
  @Override
  void close();
}
