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
  private static final int[] ROWS = {0, 3, 40, 120, 400, 1_500};
  private static final int FILES = 3;
  private static final int MANY = 500;

  private final DeltaFiles delta;

  OracleTables(Connection duck, Path root) {
    delta = new DeltaFiles(duck, root);
  }

  /// The rows of a table, by its number.
  static int rows(int table) {
    return ROWS[(table + 3) % ROWS.length];
  }

  /// Makes `t0` to `t5`; the first two share their columns' names. Every other has statistics in
  /// its log.
  List<Relation> make(SplittableRandom random) throws SQLException, IOException {
    List<Relation> tables = new ArrayList<>();
    for (int table = 0; table < ROWS.length; table++) {
      String suffix = table < 2 ? "_s" : "_" + table;
      List<Col> columns = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        columns.add(new Col(kind.name().toLowerCase(Locale.ROOT) + suffix, kind, true));
      }
      columns.add(new Col("ref" + suffix, Kind.ID, true));
      Relation relation = new Relation("t" + table, false, columns);
      fill(relation, rows(table), random);
      writeDelta(relation, table % 2 == 0);
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
        values.add(row(table, row, random));
      }
      delta.execute("INSERT INTO " + table.name() + " VALUES " + String.join(", ", values));
    }
  }

  private static String row(Relation table, int number, SplittableRandom random) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(random.nextInt(FILES))));
    for (int column = 0; column < table.columns().size(); column++) {
      Kind kind = table.columns().get(column).kind();
      boolean isKey = kind == Kind.ID && column < table.columns().size() - 1;
      cells.add(isKey ? Integer.toString(number) : cell(kind, column, random));
    }
    return "(" + String.join(", ", cells) + ")";
  }

  /// Some columns have no NULL, some every other, the rest one in five; some have few values, some
  /// many, some many beside one that is in every third row.
  private static String cell(Kind kind, int column, SplittableRandom random) {
    if (kind == Kind.ID) {
      return Integer.toString(Math.min(random.nextInt(MANY), random.nextInt(MANY)));
    }
    int absent = column % 7 == 6 ? 2 : 5;
    if (column % 5 != 4 && random.nextInt(absent) == 0) {
      return "NULL";
    }
    boolean isFew = column % 3 == 0 || random.nextInt(3) == 0;
    return isFew ? kind.literal(random) : kind.value(random);
  }

  private void writeDelta(Relation table, boolean withStatistics) throws SQLException, IOException {
    String names = String.join(", ", table.names());
    List<String> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      files.add("SELECT %s FROM %s WHERE file = %d".formatted(names, table.name(), file));
    }
    List<DeltaFiles.Column> columns =
        table.columns().stream()
            .map(it -> new DeltaFiles.Column(it.name(), it.kind().duck(), it.kind().delta()))
            .toList();
    delta.write(table.name(), columns, files, withStatistics);
    delta.execute("ALTER TABLE " + table.name() + " DROP file");
  }
}
