package dev.quiver.delta.parquet.encode;

import dev.quiver.delta.parquet.format.XxHash64;
import dev.quiver.delta.store.NewFile;
import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.BloomFilterAlgorithm;
import org.apache.parquet.format.BloomFilterCompression;
import org.apache.parquet.format.BloomFilterHash;
import org.apache.parquet.format.BloomFilterHeader;
import org.apache.parquet.format.SplitBlockAlgorithm;
import org.apache.parquet.format.Uncompressed;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.XxHash;

/// Makes the bloom filter of a column chunk.
///
/// Hashes are kept until the chunk ends, so that the filter has the size that the number of
/// different values asks for, and not one that somebody guessed before the first.
final class BloomBuilder implements AutoCloseable {
  private static final int BLOCK_BYTES = 32;
  private static final long MAX_BYTES = 128L << 20;
  private static final int WORDS = 8;

  /// What is read at once costs no more than less of it.
  private static final int SMALL_READ = 4 * 1024;

  private static final int[] SALT = {
    0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
  };

  private final BloomFilter wanted;
  private final PlainOrder order;
  private final GrowingBuffer hashes;
  private final GrowingBuffer filter;
  private byte[] scratch = new byte[BLOCK_BYTES];

  BloomBuilder(BloomFilter wanted, PlainOrder order, BufferAllocator allocator) {
    this.wanted = wanted;
    this.order = order;
    this.hashes = new GrowingBuffer(allocator);
    this.filter = new GrowingBuffer(allocator);
  }

  /// The bytes of memory held.
  long memory() {
    return hashes.capacity() + filter.capacity();
  }

  /// Adds a value in plain form, without a length before it.
  void add(long value, int bytes) {
    if (order == PlainOrder.FLOAT && Memory.getFloat(value) == 0) {
      addBothZeros(Float.BYTES);
    } else if (order == PlainOrder.DOUBLE && Memory.getDouble(value) == 0) {
      addBothZeros(Double.BYTES);
    } else {
      if (scratch.length < bytes) {
        scratch = new byte[2 * bytes];
      }
      Memory.copy(value, scratch, 0, bytes);
      put(XxHash64.hash(scratch, bytes));
    }
  }

  /// The zeros are equal: a reader may look for either.
  private void addBothZeros(int bytes) {
    byte[] zero = new byte[bytes];
    put(XxHash64.hash(zero, bytes));
    zero[bytes - 1] = (byte) 0x80;
    put(XxHash64.hash(zero, bytes));
  }

  private void put(long hash) {
    Memory.putLong(hashes.reserve(Long.BYTES), hash);
    hashes.advance(Long.BYTES);
  }

  /// Makes the filter of what was added, unless a dictionary of `dictionaryBytes` that holds all
  /// values, if there is one, does as well.
  void build(boolean allInDictionary, int dictionaryBytes) {
    long bytes = bytes(ndv());
    if (wanted.spared() && allInDictionary && dictionaryBytes <= Math.max(bytes, SMALL_READ)) {
      hashes.close();
      return;
    }
    Memory.fill(filter.reserve(bytes), bytes, (byte) 0);
    long blocks = bytes / BLOCK_BYTES;
    for (long at = hashes.address(); at < hashes.address() + hashes.bytes(); at += Long.BYTES) {
      long hash = Memory.getLong(at);
      mark(filter.address() + BLOCK_BYTES * (((hash >>> 32) * blocks) >>> 32), (int) hash);
    }
    filter.advance(bytes);
    hashes.close();
  }

  /// Whether there is a filter to be written.
  boolean isBuilt() {
    return filter.bytes() > 0;
  }

  /// Appends the filter to a file, and forgets it.
  void writeTo(NewFile file) {
    byte[] header = header();
    file.write(header, 0, header.length);
    file.write(filter.address(), (int) filter.bytes());
    close();
  }

  @Override
  public void close() {
    hashes.close();
    filter.close();
  }

  private long ndv() {
    if (wanted.ndv().isPresent()) {
      return wanted.ndv().getAsLong();
    }
    DistinctSketch sketch = new DistinctSketch();
    for (long at = hashes.address(); at < hashes.address() + hashes.bytes(); at += Long.BYTES) {
      sketch.add(Memory.getLong(at));
    }
    return sketch.estimate();
  }

  /// A power of two, as some readers demand, of at least what the probability asks for.
  private long bytes(long ndv) {
    double bits =
        -WORDS * (double) ndv / StrictMath.log1p(-StrictMath.pow(wanted.fpp(), 1.0 / WORDS));
    long bytes = BLOCK_BYTES;
    while (bytes < MAX_BYTES && bytes * Byte.SIZE < bits) {
      bytes *= 2;
    }
    return bytes;
  }

  private static void mark(long block, int hash) {
    for (int word = 0; word < WORDS; word++) {
      long at = block + (long) Integer.BYTES * word;
      Memory.putInt(at, Memory.getInt(at) | 1 << ((hash * SALT[word]) >>> 27));
    }
  }

  private byte[] header() {
    BloomFilterHeader header =
        new BloomFilterHeader(
            (int) filter.bytes(),
            BloomFilterAlgorithm.BLOCK(new SplitBlockAlgorithm()),
            BloomFilterHash.XXHASH(new XxHash()),
            BloomFilterCompression.UNCOMPRESSED(new Uncompressed()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Util.writeBloomFilterHeader(header, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes all bytes", e);
    }
    return bytes.toByteArray();
  }
}
