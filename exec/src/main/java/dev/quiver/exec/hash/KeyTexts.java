package dev.quiver.exec.hash;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.context.Account;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers the values of a text key that comes as codes of dictionaries: each text once, whatever
/// dictionary it is in. An entry's number is found when a row has its code, and remembered while
/// the dictionary stays.
///
/// Gives up where texts do not come as codes, or are many: then it has no number for them, and too
/// many bits. Holds on to the dictionary it knows.
final class KeyTexts implements KeyNumbers {
  /// So many texts, or entries of a dictionary, that numbering them is as dear as hashing.
  private static final int MAX_TEXTS = 1 << 12;

  private static final int TOO_MANY_BITS = 62;
  private static final int FIRST_TEXTS = 64;
  private static final int NONE = -1;

  /// A text's row: its hash, its number, its view.
  private static final int NUMBER = Long.BYTES;

  private static final int VIEW = 2 * Long.BYTES;

  private final TextSlot slot;
  private final RowStore texts;
  private final Account account;
  private @Nullable Entries entries;
  private long[] rows = new long[FIRST_TEXTS];
  private int count;
  private int[] known = new int[0];
  private @Nullable FlatVector dictionary;
  private boolean hasNull;
  private boolean isOpen;
  private boolean isHopeless;
  private int bits;

  KeyTexts(TextSlot slot, Account account) {
    this.slot = slot;
    this.account = account;
    this.texts = new RowStore(account, VIEW + Views.WIDTH);
  }

  @Override
  public int bits() {
    return isHopeless ? TOO_MANY_BITS : bits + (hasNull ? 1 : 0);
  }

  @Override
  public boolean encode(Cursor in, int[] numbers) {
    if (!isOpen || (in.mayBeNull() && !hasNull) || !know(in)) {
      return false;
    }
    int beyond = in.mayBeNull() ? encodeNulls(in, numbers) : encodeAll(in, numbers);
    return !isHopeless && beyond >>> bits == 0;
  }

  @Override
  public void widen(Cursor in) {
    hasNull |= in.mayBeNull();
    if (know(in)) {
      for (int i = 0; i < in.rows() && !isHopeless; i++) {
        if (!in.isNull(i)) {
          numberOf(in, in.at()[i]);
        }
      }
    }
  }

  @Override
  public void widen(long row) {
    if (slot.isNull(row)) {
      hasNull = true;
    } else {
      find(row + slot.valueAt());
    }
  }

  @Override
  public void open() {
    isOpen = true;
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }

  @Override
  public long number(long row) {
    return slot.isNull(row) ? 1L << bits : find(row + slot.valueAt());
  }

  @Override
  public long hash(long hash, long number) {
    return isNull(number) ? Hash.addNull(hash) : Hash.addView(hash, view(number));
  }

  @Override
  public void write(long row, long number, RowStore home) {
    if (isNull(number)) {
      slot.writeNull(row);
    } else {
      slot.write(row, view(number), home);
    }
  }

  @Override
  public void close() {
    forget();
    if (entries != null) {
      entries.close();
      entries = null;
    }
    texts.close();
  }

  private void forget() {
    if (dictionary != null) {
      dictionary.close();
      dictionary = null;
    }
  }

  private boolean isNull(long number) {
    return hasNull && number >>> bits != 0;
  }

  private long view(long number) {
    return rows[(int) number] + VIEW;
  }

  private int encodeAll(Cursor in, int[] numbers) {
    int[] at = in.at();
    int shift = bits();
    int beyond = 0;
    for (int i = 0; i < in.rows(); i++) {
      int number = known[at[i]];
      if (number == NONE) {
        number = numberOf(in, at[i]);
      }
      beyond |= number;
      numbers[i] = numbers[i] << shift | number;
    }
    return beyond;
  }

  private int encodeNulls(Cursor in, int[] numbers) {
    int[] at = in.at();
    int shift = bits();
    int beyond = 0;
    for (int i = 0; i < in.rows(); i++) {
      int number = 1 << bits;
      if (!in.isNull(i)) {
        number = numberOf(in, at[i]);
        beyond |= number;
      }
      numbers[i] = numbers[i] << shift | number;
    }
    return beyond;
  }

  /// Whether the values shown are of a dictionary, which is known from now on.
  private boolean know(Cursor in) {
    FlatVector shown = in.dictionary();
    if (isHopeless || shown == null || shown.rows() > MAX_TEXTS) {
      isHopeless = true;
      return false;
    }
    if (!shown.equals(dictionary)) {
      forget();
      dictionary = shown.retain();
      if (known.length < shown.rows()) {
        known = new int[shown.rows()];
      }
      Arrays.fill(known, 0, shown.rows(), NONE);
    }
    return true;
  }

  private int numberOf(Cursor in, int code) {
    if (known[code] == NONE) {
      known[code] = find(in.values() + (long) code * Views.WIDTH);
    }
    return known[code];
  }

  /// The number of a text; a new one where it has none.
  private int find(long view) {
    long hash = Hash.addView(Hash.SEED, view);
    Entries all = entries();
    int entry = all.start(hash);
    for (long content = all.get(entry); content != 0; content = all.get(entry)) {
      long row = Entries.row(content);
      if (Entries.mayMatch(content, hash)
          && RowLayout.hash(row) == hash
          && Views.same(view, row + VIEW)) {
        return Memory.getInt(row + NUMBER);
      }
      entry = all.after(entry);
    }
    return add(all, view, hash);
  }

  private int add(Entries all, long view, long hash) {
    isHopeless |= count == MAX_TEXTS;
    if (all.isFull()) {
      all.grow();
    }
    long row = texts.append();
    Memory.putLong(row + RowLayout.HASH, hash);
    Memory.putLong(row + NUMBER, count);
    TextSlot.keep(view, row + VIEW, texts);
    int entry = all.start(hash);
    while (all.get(entry) != 0) {
      entry = all.after(entry);
    }
    all.put(entry, hash, row);
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
    }
    rows[count] = row;
    return count++;
  }

  private Entries entries() {
    Entries all = entries;
    if (all == null) {
      all = new Entries(account, FIRST_TEXTS);
      entries = all;
    }
    return all;
  }
}
