package dev.quiver.delta.parquet;

import dev.quiver.exec.fixture.CellText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/// Reads files by Parquet-MR, and prints its records as [CellText] prints values.
final class GroupText {
  private GroupText() {}

  static List<String> read(Path file, List<Field> fields) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = new Reader(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        Group row = group;
        rows.add(
            IntStream.range(0, fields.size())
                .mapToObj(i -> optional(fields.get(i).type(), row, i))
                .collect(Collectors.joining("|")));
      }
    }
    return rows;
  }

  private static final class Reader extends ParquetReader.Builder<Group> {
    Reader(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  private static String optional(DataType type, Group group, int field) {
    return group.getFieldRepetitionCount(field) == 0 ? "null" : value(type, group, field);
  }

  private static String value(DataType type, Group group, int field) {
    return switch (type) {
      case Struct(var members) -> struct(members, group.getGroup(field, 0));
      case ListOf(var element) -> {
        Group list = group.getGroup(field, 0);
        yield IntStream.range(0, list.getFieldRepetitionCount(0))
            .mapToObj(i -> optional(element, list.getGroup(0, i), 0))
            .collect(Collectors.joining(", ", "[", "]"));
      }
      case MapOf map -> {
        Group entries = group.getGroup(field, 0);
        yield IntStream.range(0, entries.getFieldRepetitionCount(0))
            .mapToObj(i -> struct(map.entry().fields(), entries.getGroup(0, i)))
            .collect(Collectors.joining(", ", "[", "]"));
      }
      case Decimal(var precision, _) ->
          CellText.print(type, new Value.Exact(unscaled(precision, group, field)));
      case Simple simple -> CellText.print(type, simple(simple, group, field));
    };
  }

  private static String struct(List<Field> members, Group group) {
    return IntStream.range(0, members.size())
        .mapToObj(i -> optional(members.get(i).type(), group, i))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static BigInteger unscaled(int precision, Group group, int field) {
    return precision <= 9
        ? BigInteger.valueOf(group.getInteger(field, 0))
        : new BigInteger(group.getBinary(field, 0).getBytes());
  }

  private static Value simple(Simple type, Group group, int field) {
    return switch (type) {
      case INT32, DATE -> new Value.Int(group.getInteger(field, 0));
      case INT64 -> new Value.Int(group.getLong(field, 0));
      case BOOLEAN -> new Value.Bool(group.getBoolean(field, 0));
      case FLOAT64 -> new Value.Real(group.getDouble(field, 0));
      case STRING -> new Value.Text(group.getString(field, 0));
      case NULL, INT8, INT16, FLOAT32, BINARY, TIMESTAMP, TIMESTAMP_NTZ, VARIANT ->
          throw new IllegalArgumentException("not made up: " + type);
    };
  }
}
