package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scope with a column of every type.
final class TestScope {
  static final Scope WIDE =
      Scope.of(columns())
          .withParameters(
              List.of(
                  new Literal(new Value.Int(7), Simple.INT64),
                  new Literal(new Value.Text("p"), Simple.STRING)));

  private TestScope() {}

  private static List<Column> columns() {
    Map<String, DataType> types = new LinkedHashMap<>();
    types.put("a", Simple.INT64);
    types.put("b", Simple.INT64);
    types.put("tiny", Simple.INT8);
    types.put("small", Simple.INT16);
    types.put("i", Simple.INT32);
    types.put("f32", Simple.FLOAT32);
    types.put("f", Simple.FLOAT64);
    types.put("amount", new Decimal(12, 2));
    types.put("wide", new Decimal(38, 10));
    types.put("flag", Simple.BOOLEAN);
    types.put("Mixed", Simple.STRING);
    types.put("bytes", Simple.BINARY);
    types.put("date", Simple.DATE);
    types.put("ts", Simple.TIMESTAMP);
    types.put("naive", Simple.TIMESTAMP_NTZ);
    types.put("span", span());
    types.put("a.b", Simple.INT64);
    types.put("select", Simple.INT64);
    types.put("case", Simple.INT64);
    types.put("with \"quotes\" and space", Simple.INT64);
    types.put("Twice", Simple.INT64);
    types.put("twice", Simple.INT64);
    List<Column> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add(new Column(columns.size() + 1, name, type)));
    return columns;
  }

  private static Struct span() {
    return new Struct(
        List.of(
            new Field("bstart", Simple.INT64),
            new Field("bend", Simple.INT64),
            new Field("line_base", Simple.INT32),
            new Field("col_unit", Simple.STRING),
            new Field("end_exclusive", Simple.BOOLEAN)));
  }
}
