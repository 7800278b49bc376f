package dev.quiver.delta.parquet;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes up types of columns inside of columns.
record RandomType(Random random) {
  private static final List<DataType> LEAVES =
      List.of(
          Simple.INT32,
          Simple.INT64,
          Simple.STRING,
          Simple.BOOLEAN,
          Simple.FLOAT64,
          Simple.DATE,
          new Decimal(9, 2),
          new Decimal(38, 3));

  /// A column of a nested type, `depth` deep at most.
  List<Field> fields(int columns, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(new Field("c" + i, nested(depth)));
    }
    return fields;
  }

  private DataType of(int depth) {
    return depth == 0 || random.nextInt(3) == 0
        ? LEAVES.get(random.nextInt(LEAVES.size()))
        : nested(depth);
  }

  private DataType nested(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> new Struct(members(1 + random.nextInt(3), depth - 1));
      case 1 -> new MapOf(random.nextBoolean() ? Simple.STRING : Simple.INT64, of(depth - 1));
      default -> new ListOf(of(depth - 1));
    };
  }

  private List<Field> members(int count, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(new Field("m" + i, of(depth)));
    }
    return fields;
  }
}
