package dev.quiver.bench.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// A table of made-up columns in memory, which batches show where they lie.
final class MadeTable implements TableSource {
  private static final int MORSEL_ROWS = 1 << 17;
  private static final int BATCH_ROWS = 2_048;

  private final TableRef ref;
  private final int rows;
  private final List<Kept> columns = new ArrayList<>();

  /// What a column holds in each row: a number, the digits of one as a text, or a decimal by its
  /// unscaled value.
  record Made(DataType type, IntToLongFunction number) {
    static Made longs(IntToLongFunction number) {
      return new Made(Simple.INT64, number);
    }

    private boolean isText() {
      return type.equals(Simple.STRING);
    }

    private int width() {
      return isText() ? Views.WIDTH : Long.BYTES;
    }

    private void put(long address, int row) {
      long value = number.applyAsLong(row);
      if (!isText()) {
        Memory.putLong(address, value);
        return;
      }
      byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
      if (digits.length > Views.MAX_INLINE) {
        throw new IllegalStateException("too long to stand in a view: " + value);
      }
      Memory.putInt(address, digits.length);
      for (int i = 0; i < digits.length; i++) {
        Memory.putByte(address + Integer.BYTES + i, digits[i]);
      }
    }
  }

  private record Kept(DataType type, long address, int width) {}

  /// A table of columns that an arena keeps.
  MadeTable(String name, int rows, Arena arena, List<Made> columns) {
    this.rows = rows;
    List<Field> fields = new ArrayList<>();
    for (Made column : columns) {
      fields.add(new Field("c" + fields.size(), column.type()));
      int width = column.width();
      long address = arena.allocate((long) rows * width, Long.BYTES).address();
      for (int row = 0; row < rows; row++) {
        column.put(address + (long) row * width, row);
      }
      this.columns.add(new Kept(column.type(), address, width));
    }
    this.ref = new TableRef(name, "/" + name, 0, new Schema(fields));
  }

  String name() {
    return ref.name();
  }

  /// A scan of all columns, under ids from `firstId` on.
  TableScan scan(int firstId) {
    List<Import> imports = new ArrayList<>();
    for (Field field : ref.schema().fields()) {
      int ordinal = imports.size();
      imports.add(
          new Import(
              new Column(firstId + ordinal, ref.name() + "_" + field.name(), field.type()),
              ordinal));
    }
    return new TableScan(ref, imports, List.of());
  }

  @Override
  public int morsels() {
    return Math.ceilDiv(rows, MORSEL_ROWS);
  }

  @Override
  public BatchSource read(int morsel) {
    return new Slices(morsel * MORSEL_ROWS, Math.min(rows, (morsel + 1) * MORSEL_ROWS));
  }

  @Override
  public void close() {}

  private final class Slices implements BatchSource {
    private int next;
    private final int end;

    Slices(int next, int end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public @Nullable Batch next() {
      int count = Math.min(BATCH_ROWS, end - next);
      if (count <= 0) {
        return null;
      }
      List<ColumnVector> vectors = new ArrayList<>(columns.size());
      for (Kept column : columns) {
        long from = column.address() + (long) next * column.width();
        vectors.add(new FlatVector(column.type(), count, 0, from, Lease.nothing()));
      }
      next += count;
      return Batch.of(vectors, count);
    }

    @Override
    public void close() {
      next = end;
    }
  }
}
