package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.ArrowBuf;

/// Rows of one width and their own bytes, in blocks that grow; rows never move.
///
/// One thread fills it. Closing twice is safe.
public final class RowStore implements AutoCloseable {
  private static final int FIRST_BLOCK_BYTES = 2 * 1024;
  private static final int MAX_BLOCK_BYTES = 512 * 1024;

  private final Account account;
  private final int width;
  private final List<ArrowBuf> blocks = new ArrayList<>();
  private final List<Integer> blockRows = new ArrayList<>();
  private final List<ArrowBuf> texts = new ArrayList<>();
  private int rowBlockBytes = FIRST_BLOCK_BYTES;
  private int textBlockBytes = FIRST_BLOCK_BYTES;
  private long next;
  private long end;
  private long nextText;
  private long endText;
  private long rows;

  /// A store of rows of `width` bytes, a multiple of 8.
  public RowStore(Account account, int width) {
    this.account = account;
    this.width = width;
  }

  /// The address of a new row, whose bytes are undefined.
  public long append() {
    if (next + width > end) {
      openBlock();
    }
    long row = next;
    next += width;
    rows++;
    return row;
  }

  /// Copies text into the store, and says where it is now.
  public long keep(long text, int length) {
    long kept = reserve(length);
    Memory.copy(text, kept, length);
    return kept;
  }

  /// Room for a text of a row.
  public long reserve(int length) {
    if (nextText + length > endText) {
      openText(length);
    }
    long text = nextText;
    nextText += length;
    return text;
  }

  /// The number of rows.
  public long rows() {
    return rows;
  }

  /// The bytes of a row.
  public int width() {
    return width;
  }

  /// The number of blocks.
  public int blocks() {
    return blocks.size();
  }

  /// The address of a block's first row; the others follow, `width` bytes apart.
  public long firstRow(int block) {
    return blocks.get(block).memoryAddress();
  }

  /// The number of rows in a block.
  public int rowsIn(int block) {
    return block == blocks.size() - 1
        ? (int) ((next - firstRow(block)) / width)
        : blockRows.get(block);
  }

  /// Shows each row, in the order in which they were appended.
  public void forEach(LongConsumer rowsSeen) {
    for (int block = 0; block < blocks.size(); block++) {
      long row = firstRow(block);
      for (int i = rowsIn(block); i > 0; i--) {
        rowsSeen.accept(row);
        row += width;
      }
    }
  }

  @Override
  public void close() {
    blocks.forEach(block -> block.getReferenceManager().release());
    texts.forEach(block -> block.getReferenceManager().release());
    blocks.clear();
    texts.clear();
    next = 0;
    end = 0;
    nextText = 0;
    endText = 0;
    rows = 0;
  }

  private void openBlock() {
    if (!blocks.isEmpty()) {
      blockRows.add(rowsIn(blocks.size() - 1));
    }
    ArrowBuf block = account.allocator().buffer(Math.max(width, rowBlockBytes));
    blocks.add(block);
    next = block.memoryAddress();
    end = next + block.capacity();
    rowBlockBytes = Math.min(MAX_BLOCK_BYTES, 2 * rowBlockBytes);
  }

  private void openText(int length) {
    ArrowBuf block = account.allocator().buffer(Math.max(length, textBlockBytes));
    texts.add(block);
    nextText = block.memoryAddress();
    endText = nextText + block.capacity();
    textBlockBytes = Math.min(MAX_BLOCK_BYTES, 2 * textBlockBytes);
  }
}
