package dev.quiver.exec.sort;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.sort.PrefixLayout.Part;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.List;

/// Encodes the first keys of a batch's rows into words whose unsigned order is theirs. One thread
/// uses it.
final class KeyPrefix {
  private static final byte NULL_FIRST = 0;
  private static final byte VALUE = 1;
  private static final byte NULL_LAST = 2;

  private final PrefixLayout layout;
  private final Cursor cursor = new Cursor();
  private long[] words = new long[0];

  KeyPrefix(PrefixLayout layout) {
    this.layout = layout;
  }

  /// Shows the rows of a selection, all of whose columns are given.
  void open(List<? extends ColumnVector> columns, Selection rows) {
    int count = rows.rows() * layout.words();
    if (words.length < count) {
      words = new long[count];
    }
    Arrays.fill(words, 0, count, 0);
    for (Part part : layout.parts()) {
      cursor.open(columns.get(part.column()), rows);
      encode(part);
    }
  }

  /// A word of a row.
  long word(int row, int index) {
    return words[row * layout.words() + index];
  }

  /// Writes the first words of rows whose first key a cursor shows.
  static void leads(Part part, Cursor cursor, long[] leads) {
    long ofNull = (long) (part.nullsFirst() ? NULL_FIRST : NULL_LAST) << 56;
    boolean allNull = part.type() == Simple.NULL;
    if (part.type().isNested()) {
      for (int i = 0; i < cursor.rows(); i++) {
        leads[i] = cursor.isNull(i) ? ofNull : (long) VALUE << 56;
      }
      return;
    }
    int width = Width.of(part.type());
    // What lies behind a short value stays 0: there the whole prefix has later keys.
    long flip = part.isDescending() ? -1L << (8 * Math.max(0, Long.BYTES - width)) : 0;
    for (int i = 0; i < cursor.rows(); i++) {
      leads[i] =
          allNull || cursor.isNull(i)
              ? ofNull
              : (long) VALUE << 56
                  | (lead(part.type(), width, cursor.values() + (long) cursor.at()[i] * width)
                          ^ flip)
                      >>> 8;
    }
  }

  /// The first 8 bytes of a value, its first one highest.
  private static long lead(DataType type, int width, long value) {
    if (Width.isView(type)) {
      return Long.reverseBytes(Memory.getLong(Views.text(value)));
    }
    if (width > Long.BYTES) {
      return Memory.getLong(value + 8) ^ Long.MIN_VALUE;
    }
    return (number(type, value) << (8 * (Long.BYTES - width))) ^ Long.MIN_VALUE;
  }

  private void encode(Part part) {
    byte ofNull = part.nullsFirst() ? NULL_FIRST : NULL_LAST;
    long flip = part.isDescending() ? -1 : 0;
    boolean allNull = part.type() == Simple.NULL;
    for (int i = 0; i < cursor.rows(); i++) {
      if (allNull || cursor.isNull(i)) {
        put(i, part.at(), 1, ofNull);
      } else {
        put(i, part.at(), 1, VALUE);
        encodeValue(part, i, flip);
      }
    }
  }

  private void encodeValue(Part part, int row, long flip) {
    DataType type = part.type();
    if (type.isNested()) {
      return;
    }
    int at = part.at() + 1;
    int width = Width.of(type);
    long value = cursor.values() + (long) cursor.at()[row] * width;
    if (Width.isView(type)) {
      long text = Views.text(value);
      put(row, at, 8, Long.reverseBytes(Memory.getLong(text)) ^ flip);
      put(row, at + 8, 4, Integer.reverseBytes(Memory.getInt(text + 8)) ^ flip);
    } else if (type instanceof Decimal decimal && !decimal.isCompact()) {
      put(row, at, 8, Memory.getLong(value + 8) ^ Long.MIN_VALUE ^ flip);
      put(row, at + 8, 8, Memory.getLong(value) ^ flip);
    } else {
      put(row, at, width, number(type, value) ^ 1L << (8 * width - 1) ^ flip);
    }
  }

  /// The value as an integer whose signed order is the values'.
  private static long number(DataType type, long value) {
    if (type == Simple.FLOAT64) {
      long bits = Double.doubleToLongBits(Memory.getDouble(value) + 0.0);
      return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
    if (type == Simple.FLOAT32) {
      int bits = Float.floatToIntBits(Memory.getFloat(value) + 0.0f);
      return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
    return switch (Width.of(type)) {
      case Byte.BYTES -> Memory.getByte(value);
      case Short.BYTES -> Memory.getShort(value);
      case Integer.BYTES -> Memory.getInt(value);
      default -> Memory.getLong(value);
    };
  }

  /// Writes the low `bytes` bytes of a value, big-endian; what lies behind the last word is left
  /// out.
  private void put(int row, int at, int bytes, long value) {
    int word = at / Long.BYTES;
    if (word >= layout.words()) {
      return;
    }
    long low = bytes == Long.BYTES ? value : value & ((1L << (8 * bytes)) - 1);
    int first = row * layout.words() + word;
    int shift = 8 * (Long.BYTES - at % Long.BYTES - bytes);
    if (shift >= 0) {
      words[first] |= low << shift;
    } else {
      words[first] |= low >>> -shift;
      if (word + 1 < layout.words()) {
        words[first + 1] |= low << (Long.SIZE + shift);
      }
    }
  }
}
