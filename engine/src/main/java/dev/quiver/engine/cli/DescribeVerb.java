package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.TableDescription;
import dev.quiver.engine.result.CanonicalTypes;
import dev.quiver.engine.result.DescriptionJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what a table is.
@Command(
    name = "describe",
    description = "Schema, version, protocol, properties, partitioning, files, bytes and rows.",
    footer = {"", "Example: ./quiver describe examples/orders/tables/orders"})
final class DescribeVerb implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "The table's folder.")
  private String table = "";

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    try (Engine engine = Engine.open()) {
      TableDescription description = engine.session(SessionOptions.defaults()).describe(table);
      System.out.print(json ? DescriptionJson.text(description) + "\n" : text(description));
    }
    return ExitCode.DONE;
  }

  private static String text(TableDescription table) {
    StringBuilder text = new StringBuilder();
    line(text, "location", table.location());
    line(text, "version", Long.toString(table.version()));
    line(text, "protocol", "reader " + table.minReader() + ", writer " + table.minWriter());
    line(text, "reader features", String.join(", ", table.readerFeatures()));
    line(text, "writer features", String.join(", ", table.writerFeatures()));
    line(text, "partitioned by", String.join(", ", table.partitionColumns()));
    table.properties().forEach((name, value) -> line(text, "property", name + " = " + value));
    line(text, "files", Integer.toString(table.files()));
    line(text, "bytes", table.bytes() + " (" + ByteSize.text(table.bytes()) + ")");
    line(
        text,
        "rows",
        table.rows().isPresent() ? Long.toString(table.rows().getAsLong()) : "unknown");
    text.append("columns\n");
    table
        .schema()
        .fields()
        .forEach(field ->
            text.append("  ")
                .append(field.name())
                .append(' ')
                .append(CanonicalTypes.name(field.type()))
                .append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(' ').append(value).append('\n');
    }
  }
}
