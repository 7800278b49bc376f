package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a join's build side by key: an index of the first row of each key, the others
/// behind it in plan order.
///
/// What index it is, the keys decide when all of them are known: words close to each other are
/// ranked, others hashed; any other keys are hashed and compared. The rows are the caller's. Rows
/// with a NULL in their key are not found.
public final class JoinTable implements AutoCloseable {
  private static final int RANK_SLICE_ROWS = 1 << 16;
  private static final int HASH_SLICE_ROWS = 1 << 15;
  private static final int MAX_SLICES = 64;
  private static final int RANK_BYTES_PER_ROW = 16;
  private static final int RANK_BYTES = 1 << 14;

  private final JoinLayout layout;
  private final Asked asked;
  private final int threads;
  private final Account account;
  private final StopSignal stop;
  private @Nullable RowStretches stretches;
  private @Nullable JoinIndex index;
  private @Nullable ArrowBuf blank;

  /// What is asked about the rows of a key.
  public enum Asked {
    /// Whether there are any.
    WHETHER,
    /// How many there are; what is in them nobody wants to know.
    HOW_MANY,
    /// The rows.
    ROWS
  }

  /// A table without rows.
  public JoinTable(JoinLayout layout, Asked asked, int threads, Account account, StopSignal stop) {
    this.layout = layout;
    this.asked = asked;
    this.threads = threads;
    this.account = account;
    this.stop = stop;
  }

  /// Takes all rows; answers into how many parts they fall of which [#sort] is to be called before
  /// any slice is built; often none.
  public int open(List<JoinRows> all) {
    RowStretches rows = RowStretches.of(all, layout.rows().width());
    JoinIndex chosen = choose(all, rows);
    stretches = rows;
    index = chosen;
    return chosen.parts();
  }

  /// Sorts a part of the rows by slice.
  public void sort(int part) {
    index().sort(part);
  }

  /// The number of slices into which the work of [#build] falls.
  public int slices() {
    return index().slices();
  }

  /// Builds one of the slices.
  public void build(int slice) {
    index().build(slice);
  }

  /// Whether some key has several rows.
  public boolean hasRepeats() {
    return index().hasRepeats();
  }

  /// All rows in plan order.
  public RowStretches rows() {
    if (stretches == null) {
      throw new IllegalStateException("the table was not opened");
    }
    return stretches;
  }

  @Override
  public void close() {
    if (blank != null) {
      blank.getReferenceManager().release();
      blank = null;
    }
    if (index != null) {
      index.close();
      index = null;
    }
  }

  JoinLayout layout() {
    return layout;
  }

  JoinIndex index() {
    if (index == null) {
      throw new IllegalStateException("the table was not opened");
    }
    return index;
  }

  /// A row that stands for any that is the only one of its key.
  private long blank() {
    ArrowBuf row = account.allocator().buffer(layout.rows().width());
    blank = row;
    Memory.fill(row.memoryAddress(), layout.rows().width(), (byte) 0);
    return row.memoryAddress();
  }

  private JoinIndex choose(List<JoinRows> all, RowStretches rows) {
    long count = all.stream().mapToLong(JoinRows::rows).sum();
    boolean hasNullKeys = all.stream().anyMatch(JoinRows::hasNullKeys);
    Optional<KeyPacking> form = form(all, hasNullKeys);
    if (form.isEmpty()) {
      return new TagIndex(layout, rows, hasNullKeys, sliced(count), account, stop);
    }
    KeyPacking words = form.get();
    boolean areNear = RankIndex.bytes(words.greatest()) <= RANK_BYTES + RANK_BYTES_PER_ROW * count;
    return areNear
        ? new RankIndex(words, rows, asked, blank(), rankSliceBits(count), account, stop)
        : new WordIndex(words, rows, sliced(count), account, stop);
  }

  private Optional<KeyPacking> form(List<JoinRows> all, boolean hasNullKeys) {
    if (!layout.areWords()) {
      return Optional.empty();
    }
    KeyBounds bounds = new KeyBounds(layout.keys());
    all.forEach(rows -> bounds.see(rows.bounds()));
    return bounds.isEmpty() ? Optional.empty() : KeyPacking.of(layout, hasNullKeys, bounds);
  }

  /// One slice a thread, unless there are few rows: each slice looks at all of them.
  private int rankSliceBits(long rows) {
    return bits(Math.min(Math.min(threads, MAX_SLICES), rows / RANK_SLICE_ROWS));
  }

  /// Slices whose tables stay in the cache while they are built.
  private SlicedRows sliced(long rows) {
    int sliceBits = bits(Math.min(MAX_SLICES, rows / HASH_SLICE_ROWS));
    return new SlicedRows(sliceBits, 2 * threads, account);
  }

  private static int bits(long slices) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, slices));
  }
}
