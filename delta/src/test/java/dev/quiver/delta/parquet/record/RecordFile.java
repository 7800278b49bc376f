package dev.quiver.delta.parquet.record;

import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.delta.store.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.HadoopFreeOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/// Reads the rows of a file.
public final class RecordFile {
  private RecordFile() {}

  /// Reads all rows, of each the members at or below the paths wanted that the file has.
  ///
  /// A row is a map by name; integers are `Long`, text `String`, other binary `byte[]`, structs and
  /// maps `Map`, lists `List`. What the file has not is absent. A file that is not good Parquet
  /// ends in an [IOException].
  public static List<Map<String, Object>> read(
      ObjectStore store, String path, List<List<String>> wanted) throws IOException {
    try (RangedFile file = store.open(path);
        ParquetFileReader reader =
            ParquetFileReader.open(
                new RangedInput(file), HadoopFreeOptions.with(new RecordCodecs()))) {
      MessageType schema = Projection.of(reader.getFileMetaData().getSchema(), wanted);
      if (schema.getColumns().isEmpty()) {
        return Collections.nCopies(Math.toIntExact(reader.getRecordCount()), Map.of());
      }
      return read(reader, schema);
    } catch (StorageException e) {
      throw e;
    } catch (RuntimeException e) {
      // Broken files make Parquet fail in many ways, none of them typed.
      throw new IOException("not good Parquet: " + e.getMessage(), e);
    }
  }

  private static List<Map<String, Object>> read(ParquetFileReader reader, MessageType schema)
      throws IOException {
    reader.setRequestedSchema(schema);
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      RecordReader<Map<String, Object>> records =
          columns.getRecordReader(group, new RowMaterializer(schema));
      for (long row = 0; row < group.getRowCount(); row++) {
        rows.add(records.read());
      }
      group.close();
    }
    return rows;
  }
}
