package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Random tables that both engines read.
final class OracleTables {
  private static final int[] ROWS = {0, 1, 7, 40, 400, 2_500};
  private static final int FILES = 3;

  private final DeltaFiles delta;

  OracleTables(Connection duck, Path root) {
    delta = new DeltaFiles(duck, root);
  }

  /// The rows of a table, by its number.
  static int rows(int table) {
    return ROWS[(table + 3) % ROWS.length];
  }

  /// Makes `t0` to `t5`; the first two share their columns' names.
  List<Relation> make(SplittableRandom random) throws SQLException, IOException {
    List<Relation> tables = new ArrayList<>();
    for (int table = 0; table < ROWS.length; table++) {
      String suffix = table < 2 ? "_s" : "_" + table;
      List<Col> columns = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        columns.add(new Col(kind.name().toLowerCase(Locale.ROOT) + suffix, kind, true));
      }
      Relation relation = new Relation("t" + table, false, columns);
      fill(relation, rows(table), random);
      tables.add(relation);
    }
    return tables;
  }

  private void fill(Relation table, int rows, SplittableRandom random)
      throws SQLException, IOException {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.kind().duck())
            .collect(Collectors.joining(", "));
    delta.execute("CREATE TABLE " + table.name() + "(file INTEGER, " + columns + ")");
    for (int from = 0; from < rows; from += 500) {
      List<String> values = new ArrayList<>();
      for (int row = from; row < Math.min(rows, from + 500); row++) {
        values.add(row(table, random));
      }
      delta.execute("INSERT INTO " + table.name() + " VALUES " + String.join(", ", values));
    }
    writeDelta(table);
  }

  private static String row(Relation table, SplittableRandom random) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(random.nextInt(FILES))));
    for (Col column : table.columns()) {
      cells.add(random.nextInt(5) == 0 ? "NULL" : column.kind().literal(random));
    }
    return "(" + String.join(", ", cells) + ")";
  }

  private void writeDelta(Relation table) throws SQLException, IOException {
    String names = String.join(", ", table.names());
    List<String> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      files.add("SELECT %s FROM %s WHERE file = %d".formatted(names, table.name(), file));
    }
    List<DeltaFiles.Column> columns =
        table.columns().stream()
            .map(it -> new DeltaFiles.Column(it.name(), it.kind().duck(), it.kind().delta()))
            .toList();
    delta.write(table.name(), columns, files);
    delta.execute("ALTER TABLE " + table.name() + " DROP file");
  }
}
