package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.DeltaFiles.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes the rows of generators into DuckDB's tables and into Delta tables of the same files.
record GeneratedTables(DeltaFiles delta) {
  private static final String NULL = "\\N";

  /// A generated table; rows are cells as text, or null.
  record Generated(String name, List<Column> columns, Stream<List<String>> rows) {}

  void load(Generated table) throws SQLException, IOException {
    Path text = Files.createTempFile(delta.root(), table.name(), ".txt");
    write(table.rows(), text);
    String columns =
        table.columns().stream()
            .map(column -> "'%s': '%s'".formatted(column.name(), column.duck()))
            .collect(Collectors.joining(", ", "{", "}"));
    delta.execute(
        ("CREATE TABLE %s AS SELECT * FROM read_csv('%s', delim = '|', quote = '', escape = '',"
                + " header = false, auto_detect = false, nullstr = '%s', columns = %s)")
            .formatted(table.name(), text, NULL, columns));
    Files.delete(text);
    delta.write(table.name(), table.columns(), List.of("SELECT * FROM " + table.name()));
  }

  private static void write(Stream<List<String>> rows, Path text) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(text)) {
      Iterator<List<String>> each = rows.iterator();
      while (each.hasNext()) {
        out.write(String.join("|", each.next()));
        out.write('\n');
      }
    }
  }

  /// What stands for NULL in the cells.
  static String text(@Nullable String cell) {
    return cell == null ? NULL : cell;
  }
}
