package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.WrittenFile;
import dev.quiver.delta.parquet.WrittenFile.WrittenColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Writes the statistics of a file as the log has them.
final class FileStatisticsJson {
  /// The property that says how many leaves have statistics.
  private static final String INDEXED = "delta.dataSkippingNumIndexedCols";

  /// The property that names them instead.
  private static final String NAMED = "delta.dataSkippingStatsColumns";

  private static final int DEFAULT_INDEXED = 32;

  private FileStatisticsJson() {}

  /// The statistics of the columns that are asked for, else of those that the table's properties
  /// name, else of the first.
  static String of(
      WrittenFile file, Optional<List<String>> asked, Map<String, String> configuration) {
    // Elements and parts have none: a log's statistics are of values a row has.
    List<WrittenColumn> whole =
        file.columns().stream().filter(column -> column.leaf().whole()).toList();
    List<WrittenColumn> columns =
        asked.map(names -> named(whole, names)).orElseGet(() -> indexed(whole, configuration));
    JsonObject json = new JsonObject().put("numRecords", file.rows());
    json.put("minValues", tree(columns, column -> BoundJson.min(column.leaf(), column.bounds())));
    json.put("maxValues", tree(columns, column -> BoundJson.max(column.leaf(), column.bounds())));
    json.put("nullCount", tree(columns, column -> Optional.of(Long.toString(column.nulls()))));
    return json.toString();
  }

  private static List<WrittenColumn> indexed(
      List<WrittenColumn> columns, Map<String, String> configuration) {
    String names = configuration.get(NAMED);
    if (names != null) {
      return named(columns, List.of(names.split("\\s*,\\s*")));
    }
    int limit = number(configuration.getOrDefault(INDEXED, ""));
    return limit < 0 ? columns : columns.stream().limit(limit).toList();
  }

  private static List<WrittenColumn> named(List<WrittenColumn> columns, List<String> names) {
    return columns.stream().filter(column -> column.leaf().isBelow(names)).toList();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return DEFAULT_INDEXED;
    }
  }

  /// Members of structs are objects in objects.
  private static JsonObject tree(
      List<WrittenColumn> columns, Function<WrittenColumn, Optional<String>> value) {
    return tree(columns, 0, value);
  }

  private static JsonObject tree(
      List<WrittenColumn> columns, int depth, Function<WrittenColumn, Optional<String>> value) {
    JsonObject object = new JsonObject();
    for (int from = 0; from < columns.size(); ) {
      String name = columns.get(from).leaf().path().get(depth);
      int to = from + 1;
      while (to < columns.size() && columns.get(to).leaf().path().get(depth).equals(name)) {
        to++;
      }
      if (columns.get(from).leaf().path().size() == depth + 1) {
        value.apply(columns.get(from)).ifPresent(json -> object.putJson(name, json));
      } else {
        JsonObject members = tree(columns.subList(from, to), depth + 1, value);
        if (!members.isEmpty()) {
          object.put(name, members);
        }
      }
      from = to;
    }
    return object;
  }
}
