package dev.quiver.delta.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.LegalPath;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.parquet.record.RecordFile;
import dev.quiver.delta.store.ObjectStore;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads checkpoints and their sidecars.
final class KernelParquet implements ParquetHandler {
  private final ObjectStore store;

  KernelParquet(ObjectStore store) {
    this.store = store;
  }

  @Override
  public CloseableIterator<FileReadResult> readParquetFiles(
      CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
    List<List<String>> wanted = new ArrayList<>();
    leaves(schema, List.of(), wanted);
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

  private List<@Nullable Object> read(String path, StructType schema, List<List<String>> wanted) {
    try {
      List<@Nullable Object> rows = new ArrayList<>();
      for (Map<String, ?> row : RecordFile.read(store, path, wanted)) {
        rows.add(cell(row, schema));
      }
      return rows;
    } catch (IOException e) {
      throw TableErrors.corruptCheckpoint(path, String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Object cell(@Nullable Object value, DataType type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case StructType struct -> struct((Map<?, ?>) value, struct);
      case MapType map -> map((Map<?, ?>) value, map);
      case ArrayType array -> array((List<?>) value, array);
      case StringType _ -> value instanceof byte[] bytes ? new String(bytes, UTF_8) : value;
      case DataType _ -> value;
    };
  }

  private static Object struct(Map<?, ?> members, StructType type) {
    @Nullable Object[] struct = new Object[type.length()];
    for (int i = 0; i < struct.length; i++) {
      StructField field = type.at(i);
      Object member = cell(members.get(field.getName()), field.getDataType());
      boolean path = field.getName().equals("path");
      struct[i] = path && member instanceof String text ? LegalPath.of(text) : member;
    }
    return struct;
  }

  private static Object map(Map<?, ?> entries, MapType type) {
    Map<@Nullable Object, @Nullable Object> cells = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> cells.put(cell(key, type.getKeyType()), cell(value, type.getValueType())));
    return cells;
  }

  private static Object array(List<?> elements, ArrayType type) {
    List<@Nullable Object> cells = new ArrayList<>();
    elements.forEach(element -> cells.add(cell(element, type.getElementType())));
    return cells;
  }

  /// The paths of members down to the first that is not a struct; the rest of it comes whole.
  private static void leaves(StructType type, List<String> path, List<List<String>> leaves) {
    for (StructField field : type.fields()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(field.getName());
      if (field.getDataType() instanceof StructType struct && struct.length() > 0) {
        leaves(struct, inner, leaves);
      } else {
        leaves.add(List.copyOf(inner));
      }
    }
  }
}
