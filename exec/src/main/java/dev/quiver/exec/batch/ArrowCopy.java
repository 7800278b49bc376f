package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/// Writes the selected positions of one vector in Arrow's layout.
final class ArrowCopy {
  private final BufferAllocator allocator;
  private final ColumnVector source;
  private final Selection rows;

  ArrowCopy(BufferAllocator allocator, ColumnVector source, Selection rows) {
    this.allocator = allocator;
    this.source = source;
    this.rows = rows;
  }

  void into(FieldVector target) {
    DataType type = source.type();
    ArrowFieldNode node = new ArrowFieldNode(rows.rows(), -1);
    try (ArrowBuf validity = validity(allocator, source, rows)) {
      if (type == Simple.STRING || type == Simple.BINARY) {
        try (ArrowBuf offsets = allocator.buffer(4L * (rows.rows() + 1));
            ArrowBuf text = allocator.buffer(Math.max(1, textBytes()))) {
          texts(offsets.memoryAddress(), text.memoryAddress());
          text.writerIndex(Memory.getInt(offsets.memoryAddress() + 4L * rows.rows()));
          target.loadFieldBuffers(node, List.of(validity, offsets, text));
        }
      } else {
        try (ArrowBuf values = allocator.buffer(bytes(type))) {
          values(type, values.memoryAddress());
          target.loadFieldBuffers(node, List.of(validity, values));
        }
      }
    }
  }

  /// A bitmap of the selected positions, bit set = not NULL.
  static ArrowBuf validity(BufferAllocator allocator, ColumnVector source, Selection rows) {
    long bytes = (rows.rows() + 63L) / 64 * Long.BYTES;
    ArrowBuf bitmap = allocator.buffer(Math.max(Long.BYTES, bytes));
    Memory.fill(bitmap.memoryAddress(), bitmap.capacity(), (byte) 0xff);
    for (int i = 0; i < rows.rows(); i++) {
      if (source.isNull(rows.position(i))) {
        Memory.clearBit(bitmap.memoryAddress(), i);
      }
    }
    return bitmap;
  }

  private long bytes(DataType type) {
    long words = (rows.rows() + 63L) / 64 + 1;
    if (type == Simple.BOOLEAN) {
      return words * Long.BYTES;
    }
    int width = type instanceof Decimal ? 2 * Long.BYTES : Width.of(type);
    return words * 64 * width;
  }

  private void values(DataType type, long out) {
    if (type == Simple.BOOLEAN) {
      Memory.fill(out, bytes(type), (byte) 0);
    }
    int width = Width.of(type);
    for (int i = 0; i < rows.rows(); i++) {
      long value = address(rows.position(i));
      if (type == Simple.BOOLEAN) {
        if (value != 0 && Memory.getByte(value) != 0) {
          Memory.setBit(out, i);
        }
      } else if (type instanceof Decimal decimal && decimal.isCompact()) {
        long unscaled = value == 0 ? 0 : Memory.getLong(value);
        Memory.putLong(out + 16L * i, unscaled);
        Memory.putLong(out + 16L * i + 8, unscaled >> 63);
      } else if (value == 0) {
        Memory.fill(out + (long) i * width, width, (byte) 0);
      } else {
        Memory.copy(value, out + (long) i * width, width);
      }
    }
  }

  private long textBytes() {
    long bytes = 0;
    for (int i = 0; i < rows.rows(); i++) {
      long view = address(rows.position(i));
      bytes += view == 0 ? 0 : Views.length(view);
    }
    return bytes;
  }

  private void texts(long offsets, long text) {
    int end = 0;
    Memory.putInt(offsets, 0);
    for (int i = 0; i < rows.rows(); i++) {
      long view = address(rows.position(i));
      if (view != 0) {
        int length = Views.length(view);
        Memory.copy(Views.text(view), text + end, length);
        end += length;
      }
      Memory.putInt(offsets + 4L * (i + 1), end);
    }
  }

  /// Where the value of a position is, or 0 where it is NULL.
  private long address(int position) {
    return source.isNull(position) ? 0 : value(source, position);
  }

  /// Where the value of a position is; what stands there is undefined where it is NULL.
  static long value(ColumnVector vector, int position) {
    return switch (vector) {
      case FlatVector flat -> flat.values() + (long) position * Width.of(flat.type());
      case ConstantVector constant -> constant.value().values();
      case DictionaryVector coded ->
          coded.dictionary().values()
              + (long) Memory.getInt(coded.codes() + 4L * position) * Width.of(coded.type());
      case StructVector _, ListVector _ -> throw new AssertionError("no value: " + vector.type());
    };
  }

  /// What keeps the values of a vector, and the text behind long views, alive.
  static Lease lease(ColumnVector vector) {
    return switch (vector) {
      case FlatVector flat -> flat.lease();
      case ConstantVector constant -> constant.value().lease();
      case DictionaryVector coded -> coded.dictionary().lease();
      case StructVector struct -> struct.lease();
      case ListVector list -> list.lease();
    };
  }
}
