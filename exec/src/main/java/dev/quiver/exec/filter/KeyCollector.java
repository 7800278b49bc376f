package dev.quiver.exec.filter;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.hash.Cursor;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Notes the values of one key as one worker sees them.
///
/// Words are kept while there is memory for them and there are not too many; bounds always.
final class KeyCollector {
  /// So many make a filter that costs more than it saves.
  private static final int MOST_WORDS = 1 << 24;

  private static final int FIRST_WORDS = 1 << 10;

  private final WordForm form;
  private final Account account;
  private final Cursor cursor = new Cursor();
  private long[] words = {};
  private long[] read = {};
  private int count;
  private long charged;
  private boolean isWhole = true;
  private boolean sawNull;
  private boolean sawValue;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private TextBounds texts = TextBounds.NONE;

  KeyCollector(WordForm form, Account account) {
    this.form = form;
    this.account = account;
  }

  void add(ColumnVector vector, Selection rows) {
    cursor.open(vector, rows);
    if (read.length < rows.rows()) {
      read = new long[rows.rows()];
    }
    form.read(cursor, read);
    int present = withoutNulls(rows.rows());
    sawValue |= present > 0;
    if (form.isExact()) {
      bound(present);
    }
    keep(present);
  }

  /// Moves the words of values to the front.
  private int withoutNulls(int rows) {
    boolean isText = form == WordForm.TEXT;
    if (!cursor.mayBeNull() && !isText) {
      return rows;
    }
    int present = 0;
    for (int i = 0; i < rows; i++) {
      if (cursor.mayBeNull() && cursor.isNull(i)) {
        sawNull = true;
      } else {
        read[present++] = read[i];
        if (isText) {
          texts = texts.and(cursor.values() + (long) cursor.at()[i] * Views.WIDTH);
        }
      }
    }
    return present;
  }

  private void bound(int present) {
    long least = min;
    long most = max;
    for (int i = 0; i < present; i++) {
      least = Math.min(least, read[i]);
      most = Math.max(most, read[i]);
    }
    min = least;
    max = most;
  }

  private void keep(int present) {
    if (!isWhole || !ensure(present)) {
      return;
    }
    int to = count;
    for (int i = 0; i < present; i++) {
      // Keys often come in runs.
      words[to] = read[i];
      to += to == 0 || words[to - 1] != read[i] ? 1 : 0;
    }
    count = to;
  }

  private boolean ensure(int more) {
    long needed = (long) count + more;
    if (needed > words.length) {
      int room = (int) Math.min(MOST_WORDS, Math.max(FIRST_WORDS, 2 * needed));
      long bytes = (long) (room - words.length) * Long.BYTES;
      isWhole = needed <= MOST_WORDS && account.tryCharge(bytes);
      if (!isWhole) {
        release();
        return false;
      }
      charged += bytes;
      words = Arrays.copyOf(words, room);
    }
    return true;
  }

  void release() {
    words = new long[0];
    count = 0;
    account.release(charged);
    charged = 0;
  }

  /// Adds the words to a set unless it would become larger than `most`; answers whether it is not.
  boolean addTo(LongSet set, int most) {
    for (int i = 0; i < count && set.size() <= most; i++) {
      set.add(words[i]);
    }
    return set.size() <= most;
  }

  void forEach(LongConsumer each) {
    for (int i = 0; i < count; i++) {
      each.accept(words[i]);
    }
  }

  /// Whether all words were kept.
  boolean isWhole() {
    return isWhole;
  }

  int count() {
    return count;
  }

  boolean sawNull() {
    return sawNull;
  }

  boolean sawValue() {
    return sawValue;
  }

  long min() {
    return min;
  }

  long max() {
    return max;
  }

  TextBounds texts() {
    return texts;
  }
}
