package dev.quiver.delta.deletion;

import java.util.Arrays;
import java.util.List;

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
