package dev.quiver.delta.deletion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Positions of deleted rows, in blocks of 65,536 rows each.
///
/// Immutable. A block keeps its positions as a list, as bits or as runs, whichever the writer found
/// shortest.
public final class DeletedRows {
  /// No rows.
  public static final DeletedRows NONE = new DeletedRows(new long[0], List.of());

  static final int BLOCK = 1 << Character.SIZE;

  private final long[] numbers;
  private final List<Block> blocks;

  /// Blocks by their numbers, which ascend.
  DeletedRows(long[] numbers, List<Block> blocks) {
    this.numbers = numbers;
    this.blocks = List.copyOf(blocks);
  }

  /// How many rows are deleted.
  public long count() {
    return blocks.stream().mapToLong(Block::count).sum();
  }

  /// About how many bytes this keeps on the heap.
  public long bytes() {
    return Long.BYTES * (long) numbers.length + blocks.stream().mapToLong(Block::bytes).sum();
  }

  /// The greatest position, or -1.
  public long last() {
    int end = numbers.length - 1;
    return end < 0 ? -1 : numbers[end] * BLOCK + blocks.get(end).last();
  }

  /// The rows of these that are not among others.
  DeletedRows difference(DeletedRows others) {
    return others.blocks.isEmpty() ? this : combined(numbers, this::words, others::words);
  }

  /// The rows of a file of `rows` rows that are not among these.
  DeletedRows complement(long rows) {
    long[] all = LongStream.range(0, Math.ceilDiv(rows, BLOCK)).toArray();
    return combined(all, number -> full(number, rows), this::words);
  }

  /// The rows that one function gives of each block and the other does not.
  private static DeletedRows combined(
      long[] numbers, LongFunction<long[]> of, LongFunction<long[]> without) {
    List<Block> blocks = new ArrayList<>();
    long[] kept = new long[numbers.length];
    for (long number : numbers) {
      long[] words = of.apply(number);
      long[] others = without.apply(number);
      int count = 0;
      for (int i = 0; i < words.length; i++) {
        words[i] &= ~others[i];
        count += Long.bitCount(words[i]);
      }
      if (count > 0) {
        kept[blocks.size()] = number;
        blocks.add(new Block.Bits(words, count));
      }
    }
    return new DeletedRows(Arrays.copyOf(kept, blocks.size()), blocks);
  }

  private static long[] full(long number, long rows) {
    long[] words = new long[BLOCK / Long.SIZE];
    long set = Math.min(BLOCK, rows - number * BLOCK);
    Arrays.fill(words, 0, (int) (set / Long.SIZE), -1L);
    if (set % Long.SIZE != 0) {
      words[(int) (set / Long.SIZE)] = (1L << set) - 1;
    }
    return words;
  }

  /// The block of a number, a bit a position.
  private long[] words(long number) {
    long[] words = new long[BLOCK / Long.SIZE];
    mark(number * BLOCK, BLOCK, words);
    return words;
  }

  /// Sets the bits of the deleted rows among `rows` rows from position `first` on; bit 0 stands for
  /// `first`.
  void mark(long first, int rows, long[] bits) {
    long end = first + rows;
    int at = Arrays.binarySearch(numbers, first / BLOCK);
    for (int i = at < 0 ? -at - 1 : at; i < numbers.length; i++) {
      long start = numbers[i] * BLOCK;
      if (start >= end) {
        return;
      }
      int from = (int) Math.max(first - start, 0);
      int to = (int) Math.min(end - start, BLOCK);
      blocks.get(i).mark(from, to, (int) (start + from - first), bits);
    }
  }
}
