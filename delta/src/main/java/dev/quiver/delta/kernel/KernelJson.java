package dev.quiver.delta.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.StorageException;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads commits: a JSON document a line.
final class KernelJson implements JsonHandler {
  private final ObjectStore store;
  private final ObjectMapper mapper;

  KernelJson(ObjectStore store) {
    this.store = store;
    // A schema with very many columns is one string.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
    this.mapper =
        new ObjectMapper(JsonFactory.builder().streamReadConstraints(constraints).build());
  }

  @Override
  public CloseableIterator<ColumnarBatch> readJsonFiles(
      CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
    CellReader reader = CellReader.of(schema);
    return files.map(file -> CellBatch.of(schema, read(file.getPath(), reader)));
  }

  @Override
  public ColumnarBatch parseJson(
      ColumnVector documents, StructType schema, Optional<ColumnVector> selection) {
    CellReader reader = CellReader.of(schema);
    List<@Nullable Object> rows = new ArrayList<>();
    for (int row = 0; row < documents.getSize(); row++) {
      if (documents.isNullAt(row)) {
        rows.add(null);
      } else {
        byte[] document = documents.getString(row).getBytes(StandardCharsets.UTF_8);
        rows.add(line("statistics", row, document, 0, document.length, reader));
      }
    }
    return CellBatch.of(schema, rows);
  }

  @Override
  public void writeJsonFileAtomically(String path, CloseableIterator<Row> rows, boolean overwrite) {
    throw new IllegalStateException("Kernel does not write; Quiver commits itself: " + path);
  }

  private List<@Nullable Object> read(String path, CellReader reader) {
    byte[] bytes = bytes(path);
    List<@Nullable Object> rows = new ArrayList<>();
    long number = 1;
    for (int from = 0; from < bytes.length; number++) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (!isBlank(bytes, from, end)) {
        rows.add(line(path, number, bytes, from, end - from, reader));
      }
      from = end + 1;
    }
    return rows;
  }

  /// Kernel does without some files and asks for a `FileNotFoundException` to know.
  private byte[] bytes(String path) {
    try {
      return store.read(path);
    } catch (StorageException e) {
      if (!e.code().equals(StorageException.MISSING)) {
        throw e;
      }
      FileNotFoundException missing = new FileNotFoundException(path);
      missing.initCause(e);
      throw new KernelEngineException("no such file", missing);
    }
  }

  private @Nullable Object line(
      String path, long number, byte[] bytes, int from, int length, CellReader reader) {
    try (JsonParser json = mapper.createParser(bytes, from, length)) {
      json.nextToken();
      Object row = reader.read(json);
      if (json.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return row;
    } catch (IOException e) {
      throw TableErrors.corruptLine(path, number, reason(e), e);
    }
  }

  /// What Jackson says before it goes on about where in which source.
  private static String reason(IOException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("not JSON");
    int source = first.indexOf(" (start marker at");
    return source < 0 ? first : first.substring(0, source);
  }

  private static boolean isBlank(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
