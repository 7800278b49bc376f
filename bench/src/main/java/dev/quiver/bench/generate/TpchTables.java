package dev.quiver.bench.generate;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The eight TPC-H tables at any scale, by the reference generator's Java twin.
public final class TpchTables {
  private static final DataType MONEY = new Decimal(15, 2);

  private TpchTables() {}

  /// The names of the tables.
  public static List<String> names() {
    return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
  }

  /// A table's columns, under their full names (`l_orderkey`).
  public static Schema schema(String table) {
    return schema(TpchTable.getTable(table));
  }

  /// A table's rows, in key order.
  public static Stream<Value[]> rows(String table, double scale) {
    return rows(TpchTable.getTable(table), scale);
  }

  private static <E extends TpchEntity> Schema schema(TpchTable<E> table) {
    return new Schema(
        table.getColumns().stream()
            .map(column -> new Field(column.getColumnName(), type(column)))
            .toList());
  }

  private static <E extends TpchEntity> Stream<Value[]> rows(TpchTable<E> table, double scale) {
    List<TpchColumn<E>> columns = table.getColumns();
    return StreamSupport.stream(table.createGenerator(scale, 1, 1).spliterator(), false)
        .map(row -> columns.stream().map(column -> value(column, row)).toArray(Value[]::new));
  }

  private static DataType type(TpchColumn<?> column) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> Simple.INT64;
      case INTEGER -> Simple.INT32;
      case DATE -> Simple.DATE;
      case DOUBLE -> MONEY;
      case VARCHAR -> Simple.STRING;
    };
  }

  private static <E extends TpchEntity> Value value(TpchColumn<E> column, E row) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> new Value.Int(column.getIdentifier(row));
      case INTEGER -> new Value.Int(column.getInteger(row));
      case DATE -> new Value.Int(column.getDate(row));
      case DOUBLE -> new Value.Exact(BigInteger.valueOf(Math.round(column.getDouble(row) * 100)));
      case VARCHAR -> new Value.Text(column.getString(row));
    };
  }
}
