package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinTable;
import dev.quiver.exec.hash.KeyColumns;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.hash.RowAppender;
import dev.quiver.exec.hash.RowStore;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.logical.type.DataType;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the build side of a join in rows, and builds the table over them.
public final class JoinBuild implements Breaker {
  private final JoinLayout layout;
  private final List<DataType> keyTypes;
  private final HashKernels kernels;
  private final boolean keepsNullKeys;
  private final Supplier<List<ColumnValue>> keys;
  private final KeyFilters filters;
  private final Account account;
  private final OperatorMetrics metrics;
  private final JoinTable table;
  private final @Nullable Side[] workers;
  private long charged;
  private long @Nullable [] everyRow;
  private long @Nullable [] rowsWithNullKey;

  /// Builds with at most `threads` workers; `keys` compiles a worker's keys. Rows with a NULL in
  /// their key match nothing, and are kept only if they are part of the result nevertheless. Takes
  /// `filters` over, which publish what they see when all rows are there.
  public JoinBuild(
      JoinLayout layout,
      List<DataType> keyTypes,
      HashKernels kernels,
      boolean keepsNullKeys,
      Supplier<List<ColumnValue>> keys,
      KeyFilters filters,
      int threads,
      Account account,
      StopSignal stop,
      OperatorMetrics metrics) {
    this.layout = layout;
    this.keyTypes = List.copyOf(keyTypes);
    this.kernels = kernels;
    this.keepsNullKeys = keepsNullKeys;
    this.keys = keys;
    this.filters = filters;
    this.account = account;
    this.metrics = metrics;
    this.table = new JoinTable(layout, account, stop);
    this.workers = new @Nullable Side[threads];
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    long start = System.nanoTime();
    try (batch) {
      Side side = workers[worker];
      if (side == null) {
        side = new Side();
        workers[worker] = side;
      }
      side.add(ticket, batch);
    }
    metrics.addNanos(System.nanoTime() - start);
  }

  @Override
  public int finishUnits() {
    return PartitionedRows.PARTITIONS + filters.units();
  }

  @Override
  public void finish(int unit) {
    long start = System.nanoTime();
    if (unit < PartitionedRows.PARTITIONS) {
      table.build(unit, stores(unit));
    } else {
      filters.finish(unit - PartitionedRows.PARTITIONS);
    }
    metrics.addNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    table.close();
    filters.close();
    for (int i = 0; i < workers.length; i++) {
      Side side = workers[i];
      if (side != null) {
        workers[i] = null;
        side.close();
      }
    }
    account.release(charged);
    charged = 0;
    metrics.notePeak(account.peak());
    account.close();
  }

  /// Where everything is in a row.
  public JoinLayout layout() {
    return layout;
  }

  JoinTable table() {
    return table;
  }

  Account account() {
    return account;
  }

  /// Columns to show the keys of either side in, and to hash them alike.
  KeyColumns keyColumns() {
    return new KeyColumns(account, keyTypes, layout.matchesNull(), kernels);
  }

  /// The rows of a partition, each worker's in plan order.
  List<RowStore> stores(int partition) {
    List<RowStore> stores = new ArrayList<>();
    for (Side side : workers) {
      if (side != null) {
        stores.add(side.rows.partition(partition));
      }
    }
    return stores;
  }

  /// All rows, in no order.
  synchronized long[] everyRow() {
    long[] rows = everyRow;
    if (rows == null) {
      rows = collect(_ -> true);
      everyRow = rows;
    }
    return rows;
  }

  /// The rows that equal nothing, because of a NULL in their key, in no order.
  synchronized long[] rowsWithNullKey() {
    long[] rows = rowsWithNullKey;
    if (rows == null) {
      rows = collect(layout::hasNullKey);
      rowsWithNullKey = rows;
    }
    return rows;
  }

  private long total() {
    long total = 0;
    for (Side side : workers) {
      total += side == null ? 0 : side.rows.rows();
    }
    return total;
  }

  private long[] collect(LongPredicate wanted) {
    LongArrayList rows = new LongArrayList();
    long bytes = Long.BYTES * total();
    account.charge(bytes);
    charged += bytes;
    for (int partition = 0; partition < PartitionedRows.PARTITIONS; partition++) {
      for (RowStore store : stores(partition)) {
        store.forEach(row -> {
          if (wanted.test(row)) {
            rows.add(row);
          }
        });
      }
    }
    long unused = Long.BYTES * (total() - rows.size());
    account.release(unused);
    charged -= unused;
    return rows.toLongArray();
  }

  /// What one worker has seen.
  private final class Side implements AutoCloseable {
    private final List<ColumnValue> values = keys.get();
    private final KeyColumns columns = keyColumns();
    private final KeyFilters.Part filtered = filters.part();
    private final PartitionedRows rows = new PartitionedRows(account, layout.rows().width());
    private final RowAppender stored = new RowAppender(layout.rows(), layout.keys());
    private final List<Integer> ordinals = layout.stored();
    private long[] targets = new long[0];
    private long ticket = -1;
    private long rowOfTicket;

    void add(long ticketOfBatch, Batch batch) {
      if (ticket != ticketOfBatch) {
        ticket = ticketOfBatch;
        rowOfTicket = 0;
      }
      try (Columns vectors = new Columns()) {
        vectors.addAll(values, batch);
        filtered.add(vectors.vectors(), batch.selection());
        columns.open(vectors.vectors(), batch.selection(), layout.rows());
        Selection selection = batch.selection();
        if (!keepsNullKeys && columns.mayBeNull()) {
          selection = withoutNulls(selection);
          columns.open(vectors.vectors(), selection, layout.rows());
        }
        append(batch, selection);
      }
    }

    @Override
    public void close() {
      columns.close();
      rows.close();
    }

    private Selection withoutNulls(Selection selection) {
      int[] positions = new int[selection.rows()];
      int kept = 0;
      for (int i = 0; i < selection.rows(); i++) {
        if (!columns.anyNull(i)) {
          positions[kept++] = selection.position(i);
        }
      }
      return Selection.taking(positions, kept);
    }

    private void append(Batch batch, Selection selection) {
      int count = selection.rows();
      long[] hashes = columns.hashes();
      if (targets.length < count) {
        targets = new long[count];
      }
      for (int i = 0; i < count; i++) {
        targets[i] = rows.of(hashes[i]).append();
        JoinLayout.begin(targets[i], hashes[i], ticket << 32 | rowOfTicket++);
      }
      columns.write(layout.rows(), targets, rows);
      stored.write(ordinals.stream().map(batch::column).toList(), selection, targets, hashes, rows);
    }
  }
}
