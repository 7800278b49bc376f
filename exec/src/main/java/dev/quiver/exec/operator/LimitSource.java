package dev.quiver.exec.operator;

import dev.quiver.exec.io.BatchSource;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Gives the rows that a limit lets pass, in plan order.
public final class LimitSource implements Source {
  private final LimitBreaker limit;
  private final List<Integer> ordinals;
  private final int batchRows;
  private final BufferAllocator allocator;
  private long[] firsts = new long[0];

  /// Gives all `columns` of what `limit` has kept.
  public LimitSource(LimitBreaker limit, int columns, int batchRows, BufferAllocator allocator) {
    this.limit = limit;
    this.ordinals = IntStream.range(0, columns).boxed().toList();
    this.batchRows = batchRows;
    this.allocator = allocator;
  }

  @Override
  public int open() {
    ShareBreaker kept = limit.kept();
    firsts = new long[kept.pieces() + 1];
    for (int i = 0; i < kept.pieces(); i++) {
      firsts[i + 1] = firsts[i] + kept.piece(i).rows();
    }
    return kept.pieces();
  }

  @Override
  public BatchSource read(int morsel) {
    long first = limit.toSkip();
    long end = limit.count() > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + limit.count();
    long from = Math.clamp(first - firsts[morsel], 0, firsts[morsel + 1] - firsts[morsel]);
    long to = Math.clamp(end - firsts[morsel], from, firsts[morsel + 1] - firsts[morsel]);
    ShareBreaker kept = limit.kept();
    return new StoreReader(
        kept.layout(), kept.piece(morsel), from, to, ordinals, batchRows, allocator);
  }

  @Override
  public void close() {
    limit.close();
  }
}
