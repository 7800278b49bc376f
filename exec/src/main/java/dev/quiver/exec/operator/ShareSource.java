package dev.quiver.exec.operator;

import dev.quiver.exec.io.BatchSource;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Reads some columns of a share; the last of its readers to close releases it.
public final class ShareSource implements Source {
  private final ShareBreaker share;
  private final List<Integer> ordinals;
  private final int batchRows;
  private final BufferAllocator allocator;
  private boolean isOpen = true;

  /// Reads the share's columns at `ordinals`.
  public ShareSource(
      ShareBreaker share, List<Integer> ordinals, int batchRows, BufferAllocator allocator) {
    this.share = share;
    this.ordinals = List.copyOf(ordinals);
    this.batchRows = batchRows;
    this.allocator = allocator;
  }

  @Override
  public int open() {
    return share.pieces();
  }

  @Override
  public BatchSource read(int morsel) {
    return new StoreReader(share.layout(), share.piece(morsel), ordinals, batchRows, allocator);
  }

  @Override
  public void close() {
    if (isOpen) {
      isOpen = false;
      share.release();
    }
  }
}
