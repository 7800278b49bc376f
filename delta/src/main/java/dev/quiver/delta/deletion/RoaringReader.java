package dev.quiver.delta.deletion;

import dev.quiver.delta.deletion.Block.Bits;
import dev.quiver.delta.deletion.Block.Listed;
import dev.quiver.delta.deletion.Block.Runs;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads the bytes of a deletion vector: 64-bit roaring bitmaps in the portable form, or in the
/// older one.
///
/// An `IllegalArgumentException` says what makes no sense in them.
final class RoaringReader {
  private static final int PORTABLE = 1681511377;
  private static final int NATIVE = 1681511376;
  private static final int WITH_RUNS = 12347;
  private static final int WITHOUT_RUNS = 12346;
  private static final int MOST_BLOCKS = 1 << Character.SIZE;
  private static final int MOST_LISTED = 4096;
  private static final int WORDS = DeletedRows.BLOCK / Long.SIZE;
  private static final int OFFSETS_FROM = 4;

  private final ByteBuffer in;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();

  private RoaringReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  static DeletedRows read(ByteBuffer bytes) {
    RoaringReader reader = new RoaringReader(bytes);
    try {
      reader.all();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends too early", e);
    }
    long[] numbers = reader.numbers.stream().mapToLong(Long::longValue).toArray();
    return new DeletedRows(numbers, reader.blocks);
  }

  private void all() {
    int magic = in.getInt();
    if (magic == PORTABLE) {
      portable();
    } else if (magic == NATIVE) {
      older();
    } else {
      throw new IllegalArgumentException("magic number " + magic);
    }
  }

  private void portable() {
    long maps = in.getLong();
    check(maps >= 0 && maps <= Integer.MAX_VALUE, "bitmaps", maps);
    long before = -1;
    for (long i = 0; i < maps; i++) {
      long key = in.getInt();
      check(key > before, "key", key);
      before = key;
      map(key);
    }
  }

  /// Keys are counted from 0 there, and each bitmap says how long it is.
  private void older() {
    int maps = in.getInt();
    check(maps >= 0, "bitmaps", maps);
    for (int key = 0; key < maps; key++) {
      int bytes = in.getInt();
      check(bytes >= 0 && bytes <= in.remaining(), "bytes", bytes);
      int end = in.position() + bytes;
      map(key);
      check(in.position() == end, "bytes", bytes);
    }
  }

  /// One bitmap of 32-bit positions; `high` are the bits above them.
  private void map(long high) {
    int cookie = in.getInt();
    boolean runs = (cookie & 0xffff) == WITH_RUNS;
    check(runs || cookie == WITHOUT_RUNS, "cookie", cookie);
    int count = runs ? (cookie >>> Character.SIZE) + 1 : in.getInt();
    check(count >= 0 && count <= MOST_BLOCKS, "blocks", count);
    byte[] isRun = new byte[runs ? (count + 7) / 8 : 0];
    in.get(isRun);
    char[] header = new char[2 * count];
    for (int i = 0; i < header.length; i++) {
      header[i] = in.getChar();
    }
    if (!runs || count >= OFFSETS_FROM) {
      skip(count * Integer.BYTES);
    }
    for (int i = 0; i < count; i++) {
      check(i == 0 || header[2 * i] > header[2 * i - 2], "block", header[2 * i]);
      numbers.add(high << Character.SIZE | header[2 * i]);
      boolean run = runs && (isRun[i >> 3] >> (i & 7) & 1) != 0;
      blocks.add(block(run, header[2 * i + 1] + 1));
    }
  }

  private Block block(boolean run, int count) {
    Block block = run ? runs() : count > MOST_LISTED ? bits() : listed(count);
    check(block.count() == count, "rows in a block", block.count());
    return block;
  }

  private Block listed(int count) {
    char[] positions = new char[count];
    for (int i = 0; i < count; i++) {
      positions[i] = in.getChar();
      check(i == 0 || positions[i] > positions[i - 1], "row", positions[i]);
    }
    return new Listed(positions);
  }

  private Block bits() {
    long[] words = new long[WORDS];
    int count = 0;
    for (int i = 0; i < WORDS; i++) {
      words[i] = in.getLong();
      count += Long.bitCount(words[i]);
    }
    return new Bits(words, count);
  }

  private Block runs() {
    char[] ends = new char[2 * in.getChar()];
    check(ends.length > 0, "runs", 0);
    for (int i = 0; i < ends.length; i += 2) {
      ends[i] = in.getChar();
      int last = ends[i] + in.getChar();
      check(last < DeletedRows.BLOCK && (i == 0 || ends[i] > ends[i - 1]), "row", ends[i]);
      ends[i + 1] = (char) last;
    }
    return new Runs(ends);
  }

  private void skip(int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + bytes);
  }

  private static void check(boolean sound, String what, long value) {
    if (!sound) {
      throw new IllegalArgumentException("%s: %d".formatted(what, value));
    }
  }
}
