package dev.quiver.exec.operator;

import dev.quiver.exec.aggregate.Accumulator;
import dev.quiver.exec.aggregate.GroupShape;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.hash.CodeIndex;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;
import dev.quiver.exec.hash.GroupTable;
import dev.quiver.exec.hash.KeyColumns;
import dev.quiver.exec.hash.PartitionedRows;
import java.util.List;

/// The groups that one worker has seen.
final class WorkerGroups implements AutoCloseable {
  /// From so many groups on, entries and rows begin to leave the cache.
  private static final int MANY_GROUPS = 1 << 16;

  /// Fewer rows than this a group, and forgetting the groups would make more rows than it spares
  /// misses.
  private static final int FEW_ROWS = 2;

  /// So few rows that what they touch of a large table stays in the cache until the last loop over
  /// them has ended, and in the list of pages too.
  private static final int SLICE = 256;

  private final AggregateInput input;
  private final KeyColumns keys;
  private final GroupTable table;
  private final CodeIndex index;
  private final Cursor[] cursors;
  private final Cursor noArgument = new Cursor();
  private final Accumulator[] fed;
  private final Cursor[] shown;
  private long[] groups = new long[0];
  private boolean mayRepeat;
  private int limit = MANY_GROUPS;
  private long rowsSeen;
  private final long only;

  WorkerGroups(GroupShape shape, AggregateInput input, Account account) {
    this.input = input;
    this.keys = new KeyColumns(account, shape.keys(), shape.hash());
    this.table = new GroupTable(account, shape.layout(), shape.stateBytes());
    this.index = new CodeIndex(account);
    this.cursors = new Cursor[input.arguments().values().size()];
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = new Cursor();
    }
    List<Integer> calls =
        shape.owners().stream()
            .filter(call -> input.argumentOfCall().get(call) != AggregateInput.NOT_FED)
            .toList();
    this.fed = calls.stream().map(shape.accumulators()::get).toArray(Accumulator[]::new);
    this.shown = calls.stream().map(this::cursor).toArray(Cursor[]::new);
    this.only = shape.keys().isEmpty() ? table.makeOnly() : 0;
  }

  /// Adds a batch's rows; the batch stays the caller's.
  void add(long ticket, Batch batch) {
    input.sequence().advance(ticket, batch.rows());
    try (Columns keyVectors = new Columns();
        Columns arguments = new Columns()) {
      keyVectors.addAll(input.keys(), batch);
      input.arguments().addTo(arguments, batch);
      Selection rows = batch.selection();
      if (table.isLarge()) {
        for (int first = 0; first < rows.rows(); first += SLICE) {
          add(keyVectors, arguments, slice(rows, first));
        }
      } else {
        add(keyVectors, arguments, rows);
      }
    }
  }

  private void add(Columns keyVectors, Columns arguments, Selection rows) {
    for (int i = 0; i < cursors.length; i++) {
      cursors[i].open(arguments.vectors().get(i), rows);
    }
    noArgument.openRows(rows.rows());
    if (only != 0) {
      accumulateAll();
    } else if (findGroups(keyVectors, rows)) {
      accumulateFew(rows);
    } else {
      accumulate();
    }
  }

  private static Selection slice(Selection rows, int first) {
    int count = Math.min(SLICE, rows.rows() - first);
    if (count == rows.rows()) {
      return rows;
    }
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = rows.position(first + i);
    }
    return Selection.taking(positions, count);
  }

  /// The rows of the groups; a group may have several if [#mayRepeat].
  PartitionedRows rows() {
    return table.rows();
  }

  /// Whether a group may have several rows.
  boolean mayRepeat() {
    return mayRepeat;
  }

  /// Releases all but the rows.
  void finish() {
    index.close();
    keys.close();
    table.close();
  }

  @Override
  public void close() {
    finish();
    table.rows().close();
  }

  /// Finds each row's group; answers whether they are few.
  private boolean findGroups(Columns keyVectors, Selection rows) {
    if (groups.length < rows.rows()) {
      groups = new long[rows.rows()];
    }
    if (table.forgettable() > limit) {
      limitGroups();
    }
    rowsSeen += rows.rows();
    if (!index.open(keyVectors.vectors(), rows)) {
      keys.show(keyVectors.vectors(), rows);
      table.find(keys, groups);
      return false;
    }
    if (index.isFew() && index.few().areKnown()) {
      return true;
    }
    Selection unknown = index.find(rows, groups);
    if (unknown.rows() > 0) {
      keys.show(keyVectors.vectors(), unknown);
      long[] found = new long[unknown.rows()];
      table.find(keys, found);
      index.learn(found, groups);
    }
    return index.isFew();
  }

  /// Where groups come back soon or never, forgets those seen, which a later merge brings together
  /// partition by partition; else there is nothing to gain from a small table.
  private void limitGroups() {
    if (rowsSeen < (long) FEW_ROWS * table.forgettable()) {
      limit *= 2;
    } else {
      table.forget();
      index.forget();
      mayRepeat = true;
      limit = MANY_GROUPS;
      rowsSeen = 0;
    }
  }

  private void accumulateAll() {
    for (int i = 0; i < fed.length; i++) {
      fed[i].addAll(shown[i], only, table.rows());
    }
  }

  private void accumulate() {
    for (int i = 0; i < fed.length; i++) {
      fed[i].add(shown[i], groups, table.rows());
    }
  }

  private void accumulateFew(Selection rows) {
    FewGroups few = index.few();
    boolean found = false;
    for (int i = 0; i < fed.length; i++) {
      if (!fed[i].addFew(shown[i], few)) {
        if (!found) {
          index.find(rows, groups);
          found = true;
        }
        fed[i].add(shown[i], groups, table.rows());
      }
    }
  }

  private Cursor cursor(int call) {
    int argument = input.argumentOfCall().get(call);
    return argument < 0 ? noArgument : cursors[argument];
  }
}
