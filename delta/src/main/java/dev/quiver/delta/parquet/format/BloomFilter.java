package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.catalog.TableException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/// A filter of the values of a column chunk, in blocks of 256 bits; reads the blocks it is asked
/// for, or all of them where that is hardly more.
public final class BloomFilter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };
  private static final int BLOCK = 32;
  private static final int MAX_HEADER = 64;
  private static final int AT_ONCE = 4 * 1024;

  private final RangedFile file;
  private final long position;
  private final int blocks;
  private byte[] all = {};

  private BloomFilter(RangedFile file, long position, int blocks) {
    this.file = file;
    this.position = position;
    this.blocks = blocks;
  }

  /// The filter of a chunk, to be asked for about `questions` values; empty where there is none, or
  /// one that is not understood or does not lie in the file.
  public static Optional<BloomFilter> open(
      RangedFile file, ColumnChunk chunk, int questions, Place place) {
    long at = chunk.indexes().bloom();
    if (at <= 0 || at >= file.bytes()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) Math.min(MAX_HEADER, file.bytes() - at)];
    file.read(at, bytes, 0, bytes.length);
    CompactReader in = new CompactReader(bytes, 0, bytes.length, place);
    int length;
    try {
      length = length(in);
    } catch (TableException e) {
      return Optional.empty();
    }
    long from = at + in.at();
    int said = chunk.indexes().bloomBytes();
    if ((said > 0 && said != in.at() + length)
        || length < BLOCK
        || length % BLOCK != 0
        || from > file.bytes() - length) {
      return Optional.empty();
    }
    BloomFilter filter = new BloomFilter(file, from, length / BLOCK);
    if (length <= AT_ONCE || (long) questions * BLOCK >= length) {
      filter.readAll();
    }
    return Optional.of(filter);
  }

  /// Whether a value of this hash may be in the chunk; false: it is not.
  public boolean mayHold(long hash) {
    int block = (int) (((hash >>> 32) * blocks) >>> 32);
    byte[] bytes = all;
    int at = block * BLOCK;
    if (bytes.length == 0) {
      bytes = new byte[BLOCK];
      file.read(position + at, bytes, 0, BLOCK);
      at = 0;
    }
    for (int i = 0; i < SALT.length; i++) {
      int bit = ((int) hash * SALT[i]) >>> 27;
      if (((int) INT.get(bytes, at + 4 * i) >>> bit & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  private void readAll() {
    all = new byte[blocks * BLOCK];
    file.read(position, all, 0, all.length);
  }

  /// The bytes of the bit set, or -1 where it is of another kind.
  private static int length(CompactReader in) {
    int bytes = -1;
    boolean known = true;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> bytes = in.i32();
        case 2, 3, 4 -> known &= isFirstOfUnion(in);
        default -> in.skip();
      }
    }
    return known ? bytes : -1;
  }

  /// Of algorithms, hashes and compressions only the first of each is defined.
  private static boolean isFirstOfUnion(CompactReader in) {
    boolean first = false;
    in.struct();
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      first |= id == 1;
      in.skip();
    }
    return first;
  }
}
