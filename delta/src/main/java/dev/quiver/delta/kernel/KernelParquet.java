package dev.quiver.delta.kernel;

import dev.quiver.delta.log.LegalPath;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.expr.Value.Items;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads checkpoints and their sidecars. Of their rows only those are given in which something
/// asked for is not NULL: of a million files' checkpoint Kernel wants two.
final class KernelParquet implements ParquetHandler {
  private static final ExecutionSettings SETTINGS =
      new ExecutionSettings(1, 4_096, 512L << 20, KernelChoice.AUTO);

  private final ObjectStore store;

  KernelParquet(ObjectStore store) {
    this.store = store;
  }

  @Override
  public CloseableIterator<FileReadResult> readParquetFiles(
      CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
    List<StoredColumn> wanted = StoredColumn.of(fields(schema));
    return files.map(file ->
        new FileReadResult(
            CellBatch.of(schema, read(file.getPath(), schema, wanted)), file.getPath()));
  }

  @Override
  public CloseableIterator<DataFileStatus> writeParquetFiles(
      String folder, CloseableIterator<FilteredColumnarBatch> data, List<Column> statistics) {
    throw new IllegalStateException("Kernel does not write; Quiver commits itself: " + folder);
  }

  @Override
  public void writeParquetFileAtomically(
      String path, CloseableIterator<FilteredColumnarBatch> data) {
    throw new IllegalStateException("Kernel does not write; Quiver commits itself: " + path);
  }

  private List<@Nullable Object> read(String path, StructType schema, List<StoredColumn> wanted) {
    List<@Nullable Object> rows = new ArrayList<>();
    try (ExecutionContext context = new ExecutionContext(SETTINGS, new Cancellation());
        ParquetFile file = ParquetFile.open(store, path)) {
      for (int group = 0; group < file.footer().rowGroups().size(); group++) {
        try (RowGroupSource source = file.read(group, wanted, SETTINGS.batchRows(), context)) {
          for (Batch next = source.next(); next != null; next = source.next()) {
            try (Batch batch = next) {
              read(batch, schema, rows);
            }
          }
        }
      }
    }
    return rows;
  }

  private static void read(Batch batch, StructType schema, List<@Nullable Object> rows) {
    for (int row = 0; row < batch.rows(); row++) {
      if (hasSome(batch, row)) {
        @Nullable Object[] cells = new Object[schema.length()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cell(Values.get(batch.column(i), row), schema.at(i).getDataType());
        }
        rows.add(cells);
      }
    }
  }

  private static boolean hasSome(Batch batch, int row) {
    for (int i = 0; i < batch.columns().size(); i++) {
      if (!batch.column(i).isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object cell(Value value, DataType type) {
    return switch (value) {
      case Value.Null _ -> null;
      case Value.Bool(var truth) -> truth;
      case Value.Int(var number) -> number;
      case Value.Text(var text) -> text;
      case Items(var items) when type instanceof StructType struct -> struct(items, struct);
      case Items(var items) when type instanceof MapType map -> map(items, map);
      case Items(var items) when type instanceof ArrayType array -> array(items, array);
      case Value other -> throw new IllegalStateException("nothing of a checkpoint: " + other);
    };
  }

  private static Object struct(List<Value> members, StructType type) {
    @Nullable Object[] struct = new Object[type.length()];
    for (int i = 0; i < struct.length; i++) {
      Object member = cell(members.get(i), type.at(i).getDataType());
      boolean path = type.at(i).getName().equals("path");
      struct[i] = path && member instanceof String text ? LegalPath.of(text) : member;
    }
    return struct;
  }

  private static Object map(List<Value> entries, MapType type) {
    Map<@Nullable Object, @Nullable Object> cells = new LinkedHashMap<>();
    for (Value entry : entries) {
      List<Value> pair = ((Items) entry).items();
      cells.put(cell(pair.get(0), type.getKeyType()), cell(pair.get(1), type.getValueType()));
    }
    return cells;
  }

  private static Object array(List<Value> elements, ArrayType type) {
    List<@Nullable Object> cells = new ArrayList<>();
    elements.forEach(element -> cells.add(cell(element, type.getElementType())));
    return cells;
  }

  private static List<Field> fields(StructType type) {
    return type.fields().stream()
        .map(field -> new Field(field.getName(), type(field.getDataType())))
        .toList();
  }

  private static dev.quiver.logical.type.DataType type(DataType type) {
    return switch (type) {
      case StructType struct -> new Struct(fields(struct));
      case MapType map -> new MapOf(type(map.getKeyType()), type(map.getValueType()));
      case ArrayType array -> new ListOf(type(array.getElementType()));
      case StringType _ -> Simple.STRING;
      case BooleanType _ -> Simple.BOOLEAN;
      case IntegerType _ -> Simple.INT32;
      case LongType _ -> Simple.INT64;
      case DataType other -> throw new IllegalStateException("nothing of a checkpoint: " + other);
    };
  }
}
