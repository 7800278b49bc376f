package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.kernel.GatherKernels;

/// Goes from a dictionary's entries to rows and back.
final class Codes {
  private Codes() {}

  /// The entries that rows use, lest an error in another one comes up.
  static Selection used(DictionaryVector words, Selection rows) {
    int entries = words.dictionary().rows();
    boolean[] seen = new boolean[entries];
    int left = entries;
    for (int i = 0; i < rows.rows() && left > 0; i++) {
      int row = rows.position(i);
      int code = Memory.getInt(words.codes() + 4L * row);
      if (!seen[code] && !words.isNull(row)) {
        seen[code] = true;
        left--;
      }
    }
    return left == 0 ? Selection.all(entries) : selection(seen, entries - left);
  }

  private static Selection selection(boolean[] seen, int count) {
    int[] positions = new int[count];
    int found = 0;
    for (int entry = 0; entry < seen.length; entry++) {
      if (seen[entry]) {
        positions[found++] = entry;
      }
    }
    return Selection.taking(positions, count);
  }

  /// For each row what its entry has in `results`, NULL where the row is.
  static FlatVector spread(
      Workshop workshop, DictionaryVector words, ColumnVector results, Selection rows) {
    Operand operand = Operand.of(results);
    try (VectorWriter writer = workshop.writer(results.type(), words.rows())) {
      if (Width.isView(results.type())) {
        writer.keep(operand.lease().retain());
      }
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        int code = Memory.getInt(words.codes() + 4L * row);
        if (words.isNull(row) || operand.isNull(code)) {
          writer.setNull(row);
        } else {
          Memory.copy(operand.address(code), writer.address(row), Width.of(results.type()));
        }
      }
      return writer.finish();
    }
  }

  /// The dictionary's values in the rows' places; the lease of long text stays the dictionary's.
  static void gather(GatherKernels kernels, DictionaryVector words, long out) {
    FlatVector dictionary = words.dictionary();
    int entries = dictionary.rows();
    switch (Width.of(words.type())) {
      case Integer.BYTES ->
          kernels.gather4(dictionary.values(), entries, words.codes(), out, words.rows());
      case Long.BYTES ->
          kernels.gather8(dictionary.values(), entries, words.codes(), out, words.rows());
      case 2 * Long.BYTES ->
          kernels.gather16(dictionary.values(), entries, words.codes(), out, words.rows());
      case Short.BYTES -> {
        for (int row = 0; row < words.rows(); row++) {
          int code = Memory.getInt(words.codes() + 4L * row);
          Memory.putShort(out + 2L * row, Memory.getShort(dictionary.values() + 2L * code));
        }
      }
      default -> {
        for (int row = 0; row < words.rows(); row++) {
          int code = Memory.getInt(words.codes() + 4L * row);
          Memory.putByte(out + row, Memory.getByte(dictionary.values() + code));
        }
      }
    }
  }
}
