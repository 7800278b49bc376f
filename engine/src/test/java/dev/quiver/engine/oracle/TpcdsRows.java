package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.DeltaFiles.Column;
import dev.quiver.engine.oracle.GeneratedTables.Generated;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The 24 tables of TPC-DS, generated at any scale.
final class TpcdsRows {
  private TpcdsRows() {}

  static Stream<Generated> tables(double scale) {
    return named().map(table -> table(table, scale));
  }

  /// The names of the tables.
  static List<String> names() {
    return named().map(Table::getName).toList();
  }

  /// All but the one that tells what the generator was asked for.
  private static Stream<Table> named() {
    return Table.getBaseTables().stream().filter(table -> table != Table.DBGEN_VERSION);
  }

  /// Rows of returns come behind the sales they belong to, and from these.
  private static Generated table(Table table, double scale) {
    Session session = Session.getDefaultSession().withScale(scale).withTable(table);
    Stream<List<String>> rows =
        StreamSupport.stream(Results.constructResults(table, session).spliterator(), false)
            .flatMap(group -> group.stream())
            .map(row -> row.stream().map(GeneratedTables::text).toList());
    List<Column> columns =
        Arrays.stream(table.getColumns())
            .map(column -> column(name(column), column.getType()))
            .toList();
    return new Generated(table.getName(), columns, rows);
  }

  /// The generator calls one column otherwise than the queries do.
  private static String name(io.trino.tpcds.column.Column column) {
    return column.getName().replace("c_last_review_date_sk", "c_last_review_date");
  }

  private static Column column(String name, ColumnType type) {
    return switch (type.getBase()) {
      case IDENTIFIER -> new Column(name, "BIGINT", "long");
      case INTEGER -> new Column(name, "INTEGER", "integer");
      case DATE -> new Column(name, "DATE", "date");
      case DECIMAL -> {
        String text =
            "decimal(%d,%d)"
                .formatted(type.getPrecision().orElseThrow(), type.getScale().orElseThrow());
        yield new Column(name, text, text);
      }
      case VARCHAR, CHAR, TIME -> new Column(name, "VARCHAR", "string");
    };
  }
}
