package dev.quiver.bench.generate;

import dev.quiver.delta.commit.WriteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes tables.
@Command(
    name = "generate",
    description = "Makes tables through Quiver's own writer, or DuckDB's.",
    mixinStandardHelpOptions = true)
public final class GenerateVerb {
  @Command(
      name = "tpch",
      description = "The eight TPC-H tables.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./quiver bench generate tpch --scale 1 --format duckdb-zstd --out target/tpch"
      })
  int tpch(
      @Option(names = "--scale", defaultValue = "1", description = "The scale factor; default: 1.")
          double scale,
      @Option(names = "--table", description = "Only these tables.") List<String> tables,
      @Option(
              names = "--format",
              defaultValue = "quiver",
              description = "Who writes the files: ${COMPLETION-CANDIDATES}; default: quiver.")
          TableForm form,
      @Option(names = "--out", required = true, description = "The folder of the tables.") Path out)
      throws IOException {
    for (String table : tables == null ? TpchTables.names() : tables) {
      Path folder = out.toAbsolutePath().resolve(table);
      if (form == TableForm.QUIVER) {
        write(folder, table, scale);
      } else {
        Path written = out.toAbsolutePath().resolve(table + ".quiver");
        write(written, table, scale);
        form.copy(written, folder, table);
        delete(written);
      }
      System.err.println(table);
    }
    return 0;
  }

  private static void write(Path folder, String table, double scale) {
    new TableWriter(WriteSettings.DEFAULT)
        .append(folder, TpchTables.schema(table), List.of(), TpchTables.rows(table, scale));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
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
