package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Budget;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/// The distinct values of a column chunk, in order of appearance, as they stand in its dictionary
/// page.
///
/// Values are equal if their bytes are: -0.0 and 0.0 are two entries.
final class EntryDictionary implements AutoCloseable {
  /// What [#code] answers when the value does not fit.
  static final int FULL = -1;

  private static final long MAX_BYTES = 1024 * 1024;
  private static final int FIRST_SLOTS = 256;

  private final Budget budget;
  private final boolean prefixed;
  private final GrowingBuffer entries;
  private int[] slots = new int[0];
  private int[] offsets = new int[0];
  private int[] hashes = new int[0];
  private int size;
  private long charged;

  /// Opens a dictionary; entries have their length before them where it is `prefixed`.
  EntryDictionary(BufferAllocator allocator, Budget budget, boolean prefixed) {
    this.budget = budget;
    this.prefixed = prefixed;
    this.entries = new GrowingBuffer(allocator);
  }

  int size() {
    return size;
  }

  GrowingBuffer entries() {
    return entries;
  }

  /// The bytes of memory held.
  long memory() {
    return entries.capacity() + charged;
  }

  /// Where an entry begins, its length included.
  long entry(int code) {
    return entries.address() + offsets[code];
  }

  /// The bytes an entry takes, its length included.
  int entryBytes(int code) {
    long end = code + 1 == size ? entries.bytes() : offsets[code + 1];
    return (int) (end - offsets[code]);
  }

  /// The codes of `count` values of `width` bytes, 4 or 8, side by side in memory, as int32 to
  /// `out`; answers how many were coded before one did not fit.
  int codeWords(long values, int width, int count, long out) {
    for (int i = 0; i < count; i++) {
      long at = values + (long) width * i;
      long word = word(at, width);
      if (2 * size >= slots.length) {
        grow();
      }
      int hash = fold(mix(width, word));
      int slot = hash & slots.length - 1;
      int code = slots[slot] - 1;
      while (code >= 0 && word(entries.address() + (long) width * code, width) != word) {
        slot = slot + 1 & slots.length - 1;
        code = slots[slot] - 1;
      }
      if (code < 0) {
        code = add(slot, hash, at, width);
        if (code == FULL) {
          return i;
        }
      }
      Memory.putInt(out + 4L * i, code);
    }
    return count;
  }

  private static long word(long at, int width) {
    return width == Long.BYTES ? Memory.getLong(at) : Memory.getInt(at);
  }

  /// The code of a value, which becomes an entry if there is room.
  int code(long value, int length) {
    if (2 * size >= slots.length) {
      grow();
    }
    int hash = hash(value, length);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (; slots[slot] != 0; slot = slot + 1 & mask) {
      int code = slots[slot] - 1;
      if (hashes[code] == hash && isEntry(code, value, length)) {
        return code;
      }
    }
    return add(slot, hash, value, length);
  }

  @Override
  public void close() {
    entries.close();
    budget.release(charged);
    charged = 0;
    slots = new int[0];
    size = 0;
  }

  private int add(int slot, int hash, long value, int length) {
    if (entries.bytes() + length + Integer.BYTES > MAX_BYTES) {
      return FULL;
    }
    slots[slot] = size + 1;
    offsets[size] = (int) entries.bytes();
    hashes[size] = hash;
    if (prefixed) {
      entries.putInt(length);
    }
    entries.put(value, length);
    return size++;
  }

  private boolean isEntry(int code, long value, int length) {
    int skip = prefixed ? Integer.BYTES : 0;
    return entryBytes(code) - skip == length
        && Memory.compare(entry(code) + skip, length, value, length) == 0;
  }

  private void grow() {
    int capacity = Math.max(FIRST_SLOTS, 2 * slots.length);
    long bytes = Integer.BYTES * 2L * capacity;
    budget.charge(bytes - charged, "Parquet dictionary");
    charged = bytes;
    offsets = Arrays.copyOf(offsets, capacity / 2);
    hashes = Arrays.copyOf(hashes, capacity / 2);
    slots = new int[capacity];
    for (int code = 0; code < size; code++) {
      int slot = hashes[code] & capacity - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & capacity - 1;
      }
      slots[slot] = code + 1;
    }
  }

  private static int hash(long value, int length) {
    long hash = length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = mix(hash, Memory.getLong(value + at));
    }
    if (at + Integer.BYTES <= length) {
      hash = mix(hash, Memory.getInt(value + at));
      at += Integer.BYTES;
    }
    for (; at < length; at++) {
      hash = mix(hash, Memory.getByte(value + at));
    }
    return fold(hash);
  }

  private static int fold(long hash) {
    return (int) (hash ^ hash >>> 32);
  }

  private static long mix(long hash, long word) {
    long product = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 29;
  }
}
