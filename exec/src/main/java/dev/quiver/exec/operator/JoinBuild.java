package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinProbe;
import dev.quiver.exec.hash.JoinRows;
import dev.quiver.exec.hash.JoinTable;
import dev.quiver.exec.hash.JoinTable.Asked;
import dev.quiver.exec.hash.KeyColumns;
import dev.quiver.exec.hash.RowStretches;
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
  private int parts;
  private int slicesToCome;
  private long charged;
  private long @Nullable [] everyRow;
  private long @Nullable [] rowsWithNullKey;

  /// Builds with at most `threads` workers; `keys` compiles a worker's keys. Rows with a NULL in
  /// their key match nothing, and are kept only if they are part of the result nevertheless. What
  /// probes find answers only what is `asked`. Takes `filters` over, which publish what they see
  /// when all rows are there.
  public JoinBuild(
      JoinLayout layout,
      List<DataType> keyTypes,
      HashKernels kernels,
      boolean keepsNullKeys,
      Asked asked,
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
    this.table = new JoinTable(layout, asked, threads, account, stop);
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
    parts = table.open(rows());
    slicesToCome = parts == 0 ? 0 : table.slices();
    return parts + filters.units() + table.slices() - slicesToCome;
  }

  @Override
  public int moreUnits() {
    int more = slicesToCome;
    slicesToCome = 0;
    return more;
  }

  @Override
  public void finish(int unit) {
    long start = System.nanoTime();
    int ofFilters = unit - parts;
    int slice = ofFilters - filters.units();
    if (ofFilters < 0) {
      table.sort(unit);
    } else if (slice < 0) {
      filters.finish(ofFilters);
    } else {
      table.build(slice);
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

  /// A probe of the table, which must be complete.
  JoinProbe probe() {
    return new JoinProbe(table, keyColumns());
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

  private KeyColumns keyColumns() {
    return new KeyColumns(account, keyTypes, layout.matchesNull(), kernels);
  }

  private List<JoinRows> rows() {
    List<JoinRows> rows = new ArrayList<>();
    for (Side side : workers) {
      if (side != null) {
        rows.add(side.rows);
      }
    }
    return rows;
  }

  private long[] collect(LongPredicate wanted) {
    RowStretches all = table.rows();
    LongArrayList rows = new LongArrayList();
    long bytes = Long.BYTES * all.total();
    account.charge(bytes);
    charged += bytes;
    for (int stretch = 0; stretch < all.count(); stretch++) {
      for (int i = 0; i < all.rows(stretch); i++) {
        if (wanted.test(all.row(stretch, i))) {
          rows.add(all.row(stretch, i));
        }
      }
    }
    long unused = bytes - (long) Long.BYTES * rows.size();
    account.release(unused);
    charged -= unused;
    return rows.toLongArray();
  }

  /// What one worker has seen.
  private final class Side implements AutoCloseable {
    private final List<ColumnValue> values = keys.get();
    private final KeyColumns columns = keyColumns();
    private final KeyFilters.Part filtered = filters.part();
    private final JoinRows rows = new JoinRows(layout, account);
    private final List<Integer> ordinals = layout.stored();

    void add(long ticket, Batch batch) {
      try (Columns vectors = new Columns()) {
        vectors.addAll(values, batch);
        filtered.add(vectors.vectors(), batch.selection());
        show(vectors, batch.selection());
        Selection selection = batch.selection();
        if (!keepsNullKeys && columns.mayBeNull()) {
          selection = withoutNulls(selection);
          show(vectors, selection);
        }
        List<ColumnVector> stored = ordinals.stream().map(batch::column).toList();
        rows.append(ticket, columns, stored, selection);
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

    private void show(Columns vectors, Selection selection) {
      if (layout.areWords()) {
        columns.show(vectors.vectors(), selection);
      } else {
        columns.open(vectors.vectors(), selection, layout.rows());
      }
    }
  }
}
