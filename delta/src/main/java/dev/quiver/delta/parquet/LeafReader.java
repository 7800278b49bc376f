package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.ColumnChunkEncoder;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.StructVector;
import java.util.Iterator;

/// Takes a slice of a column apart into its leaves.
///
/// A row's definition level says how many of the fields on the way down are not NULL; a field is
/// asked only in rows where all above it are there.
final class LeafReader {
  private final int[] positions;
  private final int rows;

  /// Reads `rows` rows at positions of the vectors.
  LeafReader(int[] positions, int rows) {
    this.positions = positions;
    this.rows = rows;
  }

  /// Appends the slice to the encoders of the column's leaves, which are next.
  void append(ColumnVector vector, Iterator<ColumnChunkEncoder> encoders) {
    append(vector, new int[rows], 0, encoders);
  }

  private void append(
      ColumnVector vector, int[] above, int depth, Iterator<ColumnChunkEncoder> encoders) {
    if (vector instanceof StructVector struct) {
      int[] defined = defined(struct, above, depth);
      struct.members().forEach(member -> append(member, defined, depth + 1, encoders));
    } else if (depth == 0 && isFull(vector)) {
      encoders.next().append(vector, positions, rows, above, rows);
    } else {
      int[] defined = defined(vector, above, depth);
      int[] present = new int[rows];
      int found = 0;
      for (int row = 0; row < rows; row++) {
        present[found] = positions[row];
        found += defined[row] > depth ? 1 : 0;
      }
      encoders.next().append(vector, present, found, defined, rows);
    }
  }

  private int[] defined(ColumnVector vector, int[] above, int depth) {
    int[] defined = new int[rows];
    for (int row = 0; row < rows; row++) {
      boolean there = above[row] == depth && !vector.isNull(positions[row]);
      defined[row] = there ? depth + 1 : above[row];
    }
    return defined;
  }

  private static boolean isFull(ColumnVector vector) {
    return switch (vector) {
      case FlatVector flat -> flat.validity() == 0;
      case ConstantVector constant -> !constant.isNull(0);
      case DictionaryVector dictionary -> dictionary.validity() == 0;
      case StructVector struct -> struct.validity() == 0;
      case ListVector list -> list.validity() == 0;
    };
  }
}
