package dev.quiver.delta.deletion;

import java.util.Arrays;

/// Deleted positions among 65,536. Immutable; arrays are the block's.
sealed interface Block {
  int count();

  long bytes();

  int last();

  /// Sets the bits of positions `from` up to `to`; bit `bit` stands for `from`.
  void mark(int from, int to, int bit, long[] bits);

  /// Positions one by one, ascending.
  final class Listed implements Block {
    private final char[] positions;

    Listed(char[] positions) {
      this.positions = positions;
    }

    @Override
    public int count() {
      return positions.length;
    }

    @Override
    public long bytes() {
      return Character.BYTES * (long) positions.length;
    }

    @Override
    public int last() {
      return positions[positions.length - 1];
    }

    @Override
    public void mark(int from, int to, int bit, long[] bits) {
      int at = Arrays.binarySearch(positions, (char) from);
      for (int i = at < 0 ? -at - 1 : at; i < positions.length && positions[i] < to; i++) {
        Block.set(bits, positions[i] - from + bit, positions[i] - from + bit + 1);
      }
    }
  }

  /// A bit a position, of which `count` are set.
  final class Bits implements Block {
    private final long[] words;
    private final int count;

    Bits(long[] words, int count) {
      this.words = words;
      this.count = count;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long bytes() {
      return Long.BYTES * (long) words.length;
    }

    @Override
    public int last() {
      int word = words.length - 1;
      while (words[word] == 0) {
        word--;
      }
      return word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(words[word]);
    }

    @Override
    public void mark(int from, int to, int bit, long[] bits) {
      for (int i = from; i < to; i++) {
        bits[(i - from + bit) >> 6] |= (words[i >> 6] >>> i & 1) << (i - from + bit);
      }
    }
  }

  /// Ranges that ascend and do not touch: the first position of each, then the last.
  final class Runs implements Block {
    private final char[] ends;

    Runs(char[] ends) {
      this.ends = ends;
    }

    @Override
    public int count() {
      int count = 0;
      for (int i = 0; i < ends.length; i += 2) {
        count += ends[i + 1] - ends[i] + 1;
      }
      return count;
    }

    @Override
    public long bytes() {
      return Character.BYTES * (long) ends.length;
    }

    @Override
    public int last() {
      return ends[ends.length - 1];
    }

    @Override
    public void mark(int from, int to, int bit, long[] bits) {
      for (int i = 0; i < ends.length && ends[i] < to; i += 2) {
        int start = Math.max(ends[i], from);
        int end = Math.min(ends[i + 1] + 1, to);
        Block.set(bits, start - from + bit, Math.max(start, end) - from + bit);
      }
    }
  }

  private static void set(long[] bits, int from, int to) {
    for (int i = from; i < to; i++) {
      bits[i >> 6] |= 1L << i;
    }
  }
}
