package dev.quiver.bench.generate;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Gathers rows into batches and hands them to a sink.
public final class RowBatches implements AutoCloseable {
  private static final int BATCH_ROWS = 8_192;

  private final BufferAllocator allocator;
  private final Schema schema;
  private final TableSink sink;
  private final List<List<Value>> rows = new ArrayList<>();

  /// Writes rows of the schema to the sink, which stays the caller's.
  public RowBatches(BufferAllocator allocator, Schema schema, TableSink sink) {
    this.allocator = allocator;
    this.schema = schema;
    this.sink = sink;
  }

  /// Adds a row: a value for each column.
  public void add(Value... row) {
    rows.add(List.of(row));
    if (rows.size() == BATCH_ROWS) {
      flush();
    }
  }

  /// Hands on the rows that do not fill a batch.
  @Override
  public void close() {
    if (!rows.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    List<FlatVector> columns = new ArrayList<>();
    try {
      for (int column = 0; column < schema.fields().size(); column++) {
        columns.add(vector(column));
      }
    } catch (RuntimeException | Error e) {
      columns.forEach(FlatVector::close);
      throw e;
    }
    int count = rows.size();
    rows.clear();
    sink.write(Batch.of(columns, count));
  }

  private FlatVector vector(int column) {
    Field field = schema.fields().get(column);
    try (VectorWriter writer = new VectorWriter(allocator, field.type(), rows.size())) {
      for (int row = 0; row < rows.size(); row++) {
        put(writer, field.type(), row, rows.get(row).get(column));
      }
      return writer.finish();
    }
  }

  private static void put(VectorWriter writer, DataType type, int row, Value value) {
    long at = writer.values() + (long) row * Width.of(type);
    switch (value) {
      case Value.Null _ -> writer.setNull(row);
      case Value.Bool(var truth) -> Memory.putByte(at, (byte) (truth ? 1 : 0));
      case Value.Int(var number) -> putInt(type, at, number);
      case Value.Real(var number) -> {
        if (type == Simple.FLOAT32) {
          Memory.putFloat(at, (float) number);
        } else {
          Memory.putDouble(at, number);
        }
      }
      case Value.Exact(var unscaled) -> {
        Memory.putLong(at, unscaled.longValue());
        if (type instanceof Decimal decimal && !decimal.isCompact()) {
          Memory.putLong(at + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
        }
      }
      case Value.Text(var text) -> writer.setBytes(row, text.getBytes(StandardCharsets.UTF_8));
      case Value.Bytes bytes -> writer.setBytes(row, bytes.bytes());
    }
  }

  private static void putInt(DataType type, long at, long number) {
    switch (Width.of(type)) {
      case Byte.BYTES -> Memory.putByte(at, (byte) number);
      case Short.BYTES -> Memory.putShort(at, (short) number);
      case Integer.BYTES -> Memory.putInt(at, (int) number);
      default -> Memory.putLong(at, number);
    }
  }
}
