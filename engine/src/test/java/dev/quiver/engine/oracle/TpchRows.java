package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.DeltaFiles.Column;
import dev.quiver.engine.oracle.GeneratedTables.Generated;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The eight tables of TPC-H, generated at any scale.
final class TpchRows {
  private static final String MONEY = "decimal(15,2)";

  private TpchRows() {}

  static Stream<Generated> tables(double scale) {
    return TpchTable.getTables().stream().map(table -> table(table, scale));
  }

  /// The names of the tables.
  static List<String> names() {
    return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
  }

  private static <E extends TpchEntity> Generated table(TpchTable<E> table, double scale) {
    Stream<List<String>> rows =
        StreamSupport.stream(table.createGenerator(scale, 1, 1).spliterator(), false)
            .map(row -> List.of(line(row)));
    return new Generated(
        table.getTableName(), table.getColumns().stream().map(TpchRows::column).toList(), rows);
  }

  /// The generator ends each line as it parts cells.
  private static String line(TpchEntity row) {
    String line = row.toLine();
    return line.substring(0, line.length() - 1);
  }

  private static Column column(TpchColumn<?> column) {
    String name = column.getColumnName();
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> new Column(name, "BIGINT", "long");
      case INTEGER -> new Column(name, "INTEGER", "integer");
      case DATE -> new Column(name, "DATE", "date");
      case DOUBLE -> new Column(name, MONEY, MONEY);
      case VARCHAR -> new Column(name, "VARCHAR", "string");
    };
  }
}
