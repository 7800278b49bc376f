package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Parquet files that a table's log names, read from its JSON with nothing of ours.
final class LoggedFiles {
  private LoggedFiles() {}

  /// DuckDB's query for the rows of these files, partition values from the log.
  static String query(Path table, Schema schema) throws IOException {
    return live(table).entrySet().stream()
        .map(file -> select(table.resolve(file.getKey()), file.getValue(), schema))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String select(Path file, JsonNode partition, Schema schema) {
    String columns =
        schema.fields().stream()
            .map(field -> column(field, partition))
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM read_parquet('%s', hive_partitioning = false)".formatted(columns, file);
  }

  private static String column(Field field, JsonNode partition) {
    String name = "\"" + field.name() + "\"";
    if (!partition.has(field.name())) {
      return name;
    }
    JsonNode value = partition.get(field.name());
    return value.isNull()
        ? "NULL AS " + name
        : "'%s' AS %s".formatted(value.asText().replace("'", "''"), name);
  }

  /// Partition values by path.
  private static Map<String, JsonNode> live(Path table) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, JsonNode> live = new LinkedHashMap<>();
    for (Path commit : commits(table)) {
      for (String line : Files.readAllLines(commit)) {
        JsonNode action = mapper.readTree(line);
        if (action.has("remove")) {
          live.remove(path(action.get("remove")));
        }
        if (action.has("add")) {
          live.put(path(action.get("add")), action.at("/add/partitionValues"));
        }
      }
    }
    return live;
  }

  private static String path(JsonNode file) {
    return URI.create(file.get("path").asText()).getPath();
  }

  private static List<Path> commits(Path table) throws IOException {
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      return log.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
