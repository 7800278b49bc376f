package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;

/// Which of the values that come next are wanted, and to which position of the vector each goes.
///
/// A batch of which few rows are wanted is walked page by page: [#begin], then [#take] for each
/// page. The arrays serve one batch after the other.
final class Picks {
  /// Of one of so many rows, each is found by itself sooner than all are decoded.
  private static final int SPARSE = 4;

  private Selection wanted = Selection.all(0);
  private int next;
  private int count;
  private int[] from = {};
  private int[] to = {};
  private int[] codes = {};

  /// Whether picking the wanted ones of `rows` rows is cheaper than reading them all.
  static boolean pays(int rows, Selection wanted) {
    return !wanted.isAll() && (long) wanted.rows() * SPARSE <= rows;
  }

  /// Begins with a batch, of which these rows are wanted.
  void begin(Selection rows) {
    wanted = rows;
    next = 0;
    if (from.length < rows.rows()) {
      from = new int[rows.rows()];
      to = new int[rows.rows()];
      codes = new int[rows.rows()];
    }
  }

  /// Whether rows are wanted that were not taken yet.
  boolean hasNext() {
    return next < wanted.rows();
  }

  /// The first row that is wanted and was not taken yet.
  int next() {
    return wanted.position(next);
  }

  /// Takes those that have a value of the next `count` rows of a page, which are a batch's from
  /// `row` on; answers how many values the page has for them all.
  int take(Presence presence, Frame frame, int rows, int row, int count) {
    if (presence.allPresent(count, row)) {
      if (frame.validity() != 0) {
        Bits.set(frame.validity(), row, count);
      }
      take(row, count);
      return count;
    }
    long bitmap = frame.validity(rows, row);
    int present = presence.presence(count, bitmap, row);
    take(row, count, bitmap);
    return present;
  }

  /// Takes those of `rows` rows from `row` on, all of which have a value.
  private void take(int row, int rows) {
    count = 0;
    while (hasNext() && next() < row + rows) {
      from[count] = next() - row;
      to[count++] = next();
      next++;
    }
  }

  /// Takes those of `rows` rows from `row` on that have a value, as a bitmap of the batch says.
  private void take(int row, int rows, long bitmap) {
    count = 0;
    int at = row;
    int values = 0;
    while (hasNext() && next() < row + rows) {
      int position = next();
      next++;
      values += Bits.ones(bitmap, at, position - at);
      at = position;
      from[count] = values;
      to[count] = position;
      count += Memory.getBit(bitmap, position) ? 1 : 0;
    }
  }

  /// How many values were taken.
  int count() {
    return count;
  }

  /// Which of the next values the `pick`th is, ascending.
  int from(int pick) {
    return from[pick];
  }

  /// The position it goes to.
  int to(int pick) {
    return to[pick];
  }

  /// Keeps the code of a value.
  void code(int pick, int code) {
    codes[pick] = code;
  }

  /// Writes the codes, as positions of a vector that begins at an address.
  void putCodes(long vector) {
    for (int i = 0; i < count; i++) {
      Memory.putInt(vector + 4L * to[i], codes[i]);
    }
  }

  /// Writes a dictionary's entries for the codes.
  void lookUp(FlatVector dictionary, int width, long vector) {
    move(dictionary.values(), codes, width, vector);
  }

  /// Writes the values, which all lie side by side from an address on.
  void move(long values, int width, long vector) {
    move(values, from, width, vector);
  }

  private void move(long values, int[] at, int width, long vector) {
    switch (width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          Memory.putByte(vector + to[i], Memory.getByte(values + at[i]));
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          Memory.putShort(vector + 2L * to[i], Memory.getShort(values + 2L * at[i]));
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          Memory.putInt(vector + 4L * to[i], Memory.getInt(values + 4L * at[i]));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(vector + 8L * to[i], Memory.getLong(values + 8L * at[i]));
        }
      }
      case 16 -> {
        for (int i = 0; i < count; i++) {
          long source = values + 16L * at[i];
          Memory.putLong(vector + 16L * to[i], Memory.getLong(source));
          Memory.putLong(vector + 16L * to[i] + 8, Memory.getLong(source + 8));
        }
      }
      default -> throw new AssertionError("no such width: " + width);
    }
  }
}
