package dev.quiver.delta.replay;

import dev.quiver.delta.log.table.Slice;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;

/// Reads the values of a scalar column of a batch, whatever form it has.
final class LeafCursor {
  private final ColumnVector vector;
  private final FlatVector values;
  private final int width;
  private byte[] text = new byte[64];

  LeafCursor(ColumnVector vector) {
    this.vector = vector;
    this.values =
        switch (vector) {
          case FlatVector flat -> flat;
          case ConstantVector constant -> constant.value();
          case DictionaryVector words -> words.dictionary();
          case StructVector _, ListVector _ ->
              throw new IllegalArgumentException("no scalars: " + vector.type());
        };
    this.width = Width.of(values.type());
  }

  boolean isNull(int row) {
    return vector.isNull(row);
  }

  /// The number at a row; `otherwise` where it is NULL.
  long number(int row, long otherwise) {
    if (vector.isNull(row)) {
      return otherwise;
    }
    long address = address(row);
    return switch (width) {
      case 1 -> Memory.getByte(address);
      case Short.BYTES -> Memory.getShort(address);
      case Integer.BYTES -> Memory.getInt(address);
      default -> Memory.getLong(address);
    };
  }

  /// Shows the text at a row, until the next is asked for; nothing where it is NULL.
  void text(int row, Slice slice) {
    if (vector.isNull(row)) {
      slice.clear();
      return;
    }
    long view = address(row);
    int length = Views.length(view);
    if (length > text.length) {
      text = new byte[2 * length];
    }
    Memory.copy(Views.text(view), text, 0, length);
    slice.set(text, 0, length);
  }

  private long address(int row) {
    long position =
        switch (vector) {
          case DictionaryVector words -> Memory.getInt(words.codes() + 4L * row);
          case ConstantVector _ -> 0;
          case FlatVector _, StructVector _, ListVector _ -> row;
        };
    return values.values() + position * width;
  }
}
