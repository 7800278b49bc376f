package dev.quiver.exec.filter;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Hash;
import dev.quiver.exec.kernel.HashKernels;

/// Which words were published: surely all that were, perhaps others as well.
sealed interface Membership {
  /// Fills `kept` (of one more than `count`) with the indexes of those of the first `count` words
  /// that may have been published, ascending, and returns their number.
  int keep(long[] words, int count, int[] kept);

  /// Bytes held on the heap.
  long bytes();

  /// Every word between two.
  record Between(long min, long max) implements Membership {
    /// Every word there is.
    static final Between ALL = new Between(Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public int keep(long[] words, int count, int[] kept) {
      int found = 0;
      for (int i = 0; i < count; i++) {
        kept[found] = i;
        found += words[i] >= min && words[i] <= max ? 1 : 0;
      }
      return found;
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  /// A bit for each word from `min` on; without a mistake.
  final class Bitmap implements Membership {
    private final long min;
    private final long[] bits;

    private Bitmap(long min, long[] bits) {
      this.min = min;
      this.bits = bits;
    }

    /// No words from `min` to `max`, which are not too far apart.
    static Bitmap between(long min, long max) {
      return new Bitmap(min, new long[words(min, max)]);
    }

    /// How many longs a bitmap needs.
    static int words(long min, long max) {
      return Math.toIntExact(((max - min) >>> 6) + 1);
    }

    void add(long word) {
      long at = word - min;
      bits[(int) (at >>> 6)] |= 1L << at;
    }

    /// The same for int64 values side by side, at listed positions, in one look.
    int select(long values, int[] positions, int rows, int[] selected) {
      long[] table = bits;
      long most = (long) table.length << 6;
      int found = 0;
      for (int i = 0; i < rows; i++) {
        int row = positions[i];
        long at = Memory.getLong(values + 8L * row) - min;
        long inside = ~((at | ~(at - most)) >> 63);
        selected[found] = row;
        found += (int) ((table[(int) ((at >>> 6) & inside)] >>> at) & inside & 1);
      }
      return found;
    }

    @Override
    public int keep(long[] words, int count, int[] kept) {
      long[] table = bits;
      long most = (long) table.length << 6;
      int found = 0;
      for (int i = 0; i < count; i++) {
        long at = words[i] - min;
        // All ones where the word is inside of the bitmap, without a branch.
        long inside = ~((at | ~(at - most)) >> 63);
        long block = table[(int) ((at >>> 6) & inside)];
        kept[found] = i;
        found += (int) ((block >>> at) & inside & 1);
      }
      return found;
    }

    @Override
    public long bytes() {
      return (long) bits.length * Long.BYTES;
    }
  }

  /// Four bits for each word, all in one long.
  final class Bloom implements Membership {
    private static final int WORDS_A_BLOCK = 4;

    private final long[] blocks;
    private final boolean hashed;

    private Bloom(long[] blocks, boolean hashed) {
      this.blocks = blocks;
      this.hashed = hashed;
    }

    /// An empty filter for about so many words; `hashed` says that they are hashes already.
    static Bloom of(long words, boolean hashed) {
      return new Bloom(new long[blocks(words)], hashed);
    }

    /// How many longs a filter for so many words needs.
    static int blocks(long words) {
      return Math.toIntExact(Long.highestOneBit(Math.max(1, words / WORDS_A_BLOCK)) * 2);
    }

    void add(long word) {
      long hash = hash(word);
      blocks[(int) (hash >>> shift())] |= mask(hash);
    }

    @Override
    public int keep(long[] words, int count, int[] kept) {
      long[] table = blocks;
      int shift = shift();
      int found = 0;
      for (int i = 0; i < count; i++) {
        long hash = hashed ? words[i] : HashKernels.mix(Hash.SEED, words[i]);
        long mask = mask(hash);
        long missing = ~table[(int) (hash >>> shift)] & mask;
        kept[found] = i;
        // No branch: which words are there is no pattern that could be foreseen.
        found += (int) (1 - ((missing | -missing) >>> 63));
      }
      return found;
    }

    @Override
    public long bytes() {
      return (long) blocks.length * Long.BYTES;
    }

    private int shift() {
      return Long.numberOfLeadingZeros(blocks.length) + 1;
    }

    private long hash(long word) {
      return hashed ? word : HashKernels.mix(Hash.SEED, word);
    }

    private static long mask(long hash) {
      return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }
  }
}
