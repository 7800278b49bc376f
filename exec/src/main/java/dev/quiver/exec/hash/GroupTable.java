package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import org.jspecify.annotations.Nullable;

/// Finds the row of each group, and makes it where there is none.
///
/// A row is the hash, the key columns, and `stateBytes` of state, which begin as zeros. Groups of
/// integers in small ranges and of few texts are found by their values, others by hash; the rows
/// are the same. One thread uses it. The rows outlive the table: they are [#rows], which the caller
/// closes.
public final class GroupTable implements AutoCloseable {
  /// How often as many groups there are when ranges are looked at again that were too large.
  private static final int LATER = 2;

  private static final int FEW_GROUPS = 1 << 12;

  private final Account account;
  private final GroupRows rows;
  private @Nullable RangeIndex ranges;
  private @Nullable HashIndex hashes;
  private long lookAgain = Long.MAX_VALUE;

  /// An empty table.
  public GroupTable(Account account, RowLayout layout, int stateBytes) {
    this.account = account;
    this.rows = new GroupRows(account, layout, stateBytes);
    if (RangeIndex.isFor(layout)) {
      ranges = new RangeIndex(account, rows);
    }
  }

  /// The rows made so far, by partition.
  public PartitionedRows rows() {
    return rows.all();
  }

  /// The groups whose forgetting would make room in the cache.
  public int forgettable() {
    return hashes == null ? 0 : hashes.groups();
  }

  /// Whether groups are found in more memory than the caches have.
  public boolean isLarge() {
    return hashes != null && hashes.isLarge();
  }

  /// Forgets these groups, not their rows: a group seen again gets another row.
  public void forget() {
    if (hashes != null) {
      hashes.forget();
      lookAgain = Long.MAX_VALUE;
    }
  }

  /// Sets `out[i]` to the row of the group of each row shown.
  public void find(KeyColumns keys, long[] out) {
    if (ranges != null) {
      if (ranges.find(keys, out)) {
        return;
      }
      ranges.close();
      ranges = null;
      if (RangeIndex.mayBecomeDense(rows.layout())) {
        lookAgain = LATER * Math.max(FEW_GROUPS, rows.all().rows());
      }
    } else if (rows.all().rows() > lookAgain && lookAgain()) {
      find(keys, out);
      return;
    }
    hashes().find(keys, out);
  }

  /// Makes the one row of a table without keys, which needs no finding.
  public long makeOnly() {
    return rows.make(Hash.SEED);
  }

  @Override
  public void close() {
    if (ranges != null) {
      ranges.close();
      ranges = null;
    }
    if (hashes != null) {
      hashes.close();
      hashes = null;
    }
  }

  private HashIndex hashes() {
    HashIndex index = hashes;
    if (index == null) {
      index = new HashIndex(account, rows);
      hashes = index;
    }
    return index;
  }

  /// Ranges that were too large for some groups may be small for many.
  private boolean lookAgain() {
    lookAgain = LATER * Math.max(FEW_GROUPS, rows.all().rows());
    RangeIndex wider = new RangeIndex(account, rows);
    ranges = wider;
    if (!wider.takeAll()) {
      wider.close();
      ranges = null;
      return false;
    }
    if (hashes != null) {
      hashes.close();
      hashes = null;
    }
    return true;
  }
}
