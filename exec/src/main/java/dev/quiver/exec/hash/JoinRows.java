package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import java.util.ArrayList;
import java.util.List;

/// The rows that one thread keeps of a join's build side, in the order in which they came, so that
/// neighbours stay neighbours.
///
/// Morsels come with tickets, ascending, which tell the plan order of the rows of several threads.
public final class JoinRows implements Home, AutoCloseable {
  private final JoinLayout layout;
  private final RowStore store;
  private final RowAppender stored;
  private final KeyBounds bounds;
  private final List<Run> runs = new ArrayList<>();
  private long[] targets = new long[0];
  private boolean hasNullKeys;

  /// Where the rows of a morsel begin.
  record Run(long ticket, int block, int rowOfBlock) {}

  /// No rows yet.
  public JoinRows(JoinLayout layout, Account account) {
    this.layout = layout;
    this.store = new RowStore(account, layout.rows().width());
    this.stored = new RowAppender(layout.rows(), layout.keys());
    this.bounds = new KeyBounds(layout.areWords() ? layout.keys() : 0);
  }

  /// Adds rows of a morsel: the keys shown, and the columns that the layout stores.
  public void append(
      long ticket, KeyColumns keys, List<ColumnVector> columns, Selection selection) {
    int count = keys.rows();
    if (count == 0) {
      return;
    }
    if (runs.isEmpty() || runs.getLast().ticket() != ticket) {
      int last = store.blocks() - 1;
      runs.add(new Run(ticket, Math.max(0, last), last < 0 ? 0 : store.rowsIn(last)));
    }
    if (targets.length < count) {
      targets = new long[count];
    }
    // There is one home, whatever the hash.
    long[] hashes = layout.areWords() ? targets : keys.hashes();
    for (int i = 0; i < count; i++) {
      long row = store.append();
      layout.begin(row, hashes[i]);
      targets[i] = row;
    }
    if (layout.areWords()) {
      bounds.see(keys, layout.rows());
    }
    hasNullKeys = hasNullKeys || (keys.mayBeNull() && anyNull(keys));
    keys.write(layout.rows(), targets, this);
    stored.write(columns, selection, targets, hashes, this);
  }

  @Override
  public RowStore of(long hash) {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }

  long rows() {
    return store.rows();
  }

  /// What the words of the keys are between; without meaning where keys are no words.
  KeyBounds bounds() {
    return bounds;
  }

  /// Whether some row may have a NULL in its key.
  boolean hasNullKeys() {
    return hasNullKeys;
  }

  List<Run> runs() {
    return runs;
  }

  private static boolean anyNull(KeyColumns keys) {
    for (int i = 0; i < keys.rows(); i++) {
      if (keys.anyNull(i)) {
        return true;
      }
    }
    return false;
  }

  /// Adds the rows of a run to a list.
  void addTo(RowStretches stretches, int run) {
    Run begin = runs.get(run);
    boolean isLast = run == runs.size() - 1;
    int lastBlock = isLast ? store.blocks() - 1 : runs.get(run + 1).block();
    for (int block = begin.block(); block <= lastBlock; block++) {
      int from = block == begin.block() ? begin.rowOfBlock() : 0;
      int to = !isLast && block == lastBlock ? runs.get(run + 1).rowOfBlock() : store.rowsIn(block);
      stretches.add(store.firstRow(block) + (long) from * store.width(), to - from);
    }
  }
}
