package dev.quiver.bench.generate;

import dev.quiver.delta.commit.WriteSettings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes tables.
@Command(
    name = "generate",
    description = "Makes tables through Quiver's own writer.",
    mixinStandardHelpOptions = true)
public final class GenerateVerb {
  @Command(name = "tpch", description = "The eight TPC-H tables.", mixinStandardHelpOptions = true)
  int tpch(
      @Option(names = "--scale", defaultValue = "1", description = "The scale factor.")
          double scale,
      @Option(names = "--out", required = true, description = "The folder of the tables.")
          Path out) {
    TableWriter writer = new TableWriter(WriteSettings.DEFAULT);
    for (String table : TpchTables.names()) {
      writer.append(
          out.resolve(table), TpchTables.schema(table), List.of(), TpchTables.rows(table, scale));
      System.err.println(table);
    }
    return 0;
  }

  @Command(
      name = "examples",
      description = "The tables of the examples, to the byte.",
      mixinStandardHelpOptions = true)
  int examples(
      @Option(names = "--out", required = true, description = "The examples' folder.") Path out) {
    new ExampleTables(out).write();
    return 0;
  }
}
