package dev.quiver.bench.generate;

import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The first commit of a table of one file that somebody else wrote: no statistics, as nobody
/// counted.
final class OneFileLog {
  private OneFileLog() {}

  static String of(Schema schema, Path file) throws IOException {
    String fields =
        schema.fields().stream().map(OneFileLog::field).collect(Collectors.joining(","));
    String schemaJson = "{\"type\":\"struct\",\"fields\":[" + fields + "]}";
    return """
    {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
    {"metaData":{"id":"%s","format":{"provider":"parquet","options":{}},"schemaString":"%s","partitionColumns":[],"configuration":{}}}
    {"add":{"path":"%s","partitionValues":{},"size":%d,"modificationTime":0,"dataChange":true}}
    """
        .formatted(
            "00000000-0000-4000-8000-000000000000",
            schemaJson.replace("\"", "\\\""),
            file.getFileName(),
            Files.size(file));
  }

  private static String field(Field field) {
    return "{\"name\":\"%s\",\"type\":\"%s\",\"nullable\":true,\"metadata\":{}}"
        .formatted(field.name(), type(field));
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case Decimal decimal -> "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
      case Simple simple -> named(simple);
      case Struct _, ListOf _, MapOf _ -> throw new IllegalArgumentException(field.type().text());
    };
  }

  private static String named(Simple type) {
    return switch (type) {
      case INT32 -> "integer";
      case INT64 -> "long";
      case DATE -> "date";
      case STRING -> "string";
      case NULL,
          BOOLEAN,
          INT8,
          INT16,
          FLOAT32,
          FLOAT64,
          BINARY,
          TIMESTAMP,
          TIMESTAMP_NTZ,
          VARIANT ->
          throw new IllegalArgumentException(type.text());
    };
  }
}
