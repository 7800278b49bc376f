package dev.quiver.delta.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.fixture.LogFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A log of random actions, with checkpoints of every kind and compacted commits thrown in.
///
/// Files are few, so that they are removed, added anew and given other deletion vectors all the
/// time.
final class RandomLog implements AutoCloseable {
  private static final String PROTOCOL =
      """
      {"protocol":{"minReaderVersion":3,"minWriterVersion":7,\
      "readerFeatures":["deletionVectors","v2Checkpoint"],\
      "writerFeatures":["deletionVectors","v2Checkpoint"]}}\
      """;
  private static final String COLUMNS =
      """
      {protocol: 'STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, \
      readerFeatures VARCHAR[], writerFeatures VARCHAR[])', \
      metaData: 'STRUCT(id VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), \
      schemaString VARCHAR, partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR))', \
      add: 'STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, \
      modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR, deletionVector STRUCT(\
      storageType VARCHAR, pathOrInlineDv VARCHAR, "offset" INTEGER, sizeInBytes INTEGER, \
      cardinality BIGINT), baseRowId BIGINT, defaultRowCommitVersion BIGINT)', \
      remove: 'STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN)', \
      sidecar: 'STRUCT(path VARCHAR, sizeInBytes BIGINT, modificationTime BIGINT)', \
      checkpointMetadata: 'STRUCT(version BIGINT)'}\
      """;

  private static final String PARSED =
      """
      stats_parsed STRUCT(numRecords BIGINT, minValues STRUCT(a BIGINT, t VARCHAR), \
      maxValues STRUCT(a BIGINT, t VARCHAR), nullCount STRUCT(a BIGINT, t BIGINT))\
      """;

  private final Connection connection;
  private final Random random;
  private final boolean structs;
  private final Path folder;
  private final LogFolder log;
  private final Map<String, String> live = new LinkedHashMap<>();
  private final List<List<String>> commits = new ArrayList<>();
  private String metadata = LogFolder.metadata("a long, t string, p string", "p", "");

  /// A log in a folder; with `structs`, checkpoints in Parquet have statistics as structs only.
  RandomLog(Path folder, Random random, boolean structs) {
    this.structs = structs;
    this.folder = folder;
    this.random = random;
    this.log = new LogFolder(folder);
    try {
      this.connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The table's location.
  String location() {
    return log.location();
  }

  /// The newest version.
  long version() {
    return commits.size() - 1L;
  }

  /// Writes commits, and now and then what stands for several.
  void write(int versions) {
    for (int i = 0; i < versions; i++) {
      List<String> actions = actions();
      commits.add(actions);
      log.commit(actions.toArray(String[]::new));
      if (i > 0 && random.nextInt(6) == 0) {
        checkpoint();
      }
      if (i > 3 && random.nextInt(5) == 0) {
        compact();
      }
    }
  }

  private List<String> actions() {
    List<String> actions = new ArrayList<>();
    if (commits.isEmpty()) {
      actions.add(PROTOCOL);
      actions.add(metadata);
    } else if (random.nextInt(9) == 0) {
      metadata =
          LogFolder.metadata(
              "a long, t string, p string", "p", "\"n\":\"%d\"".formatted(commits.size()));
      actions.add(metadata);
    }
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String path = path();
      String vector = random.nextInt(3) == 0 ? vector() : "";
      String key = path + vector;
      if (!keys.contains(path)) {
        keys.add(path);
        removeOthers(path, key, actions);
        String add = add(path, vector);
        live.put(key, add);
        actions.add(add);
      }
    }
    if (random.nextInt(3) == 0) {
      String path = path();
      if (!keys.contains(path)) {
        removeOthers(path, "", actions);
      }
    }
    return actions;
  }

  /// Removes the live files of a path, but for the one of a key: a commit does not both remove and
  /// add the same.
  private void removeOthers(String path, String kept, List<String> actions) {
    for (String key : List.copyOf(live.keySet())) {
      if (!key.equals(kept) && (key.equals(path) || key.startsWith(path + ","))) {
        live.remove(key);
        actions.add(
            "{\"remove\":{\"path\":\"%s\",\"deletionTimestamp\":1,\"dataChange\":true%s}}"
                .formatted(path, key.substring(path.length())));
      }
    }
  }

  private String path() {
    int file = random.nextInt(25);
    String name = "p=%d/f%02d".formatted(file % 3, file);
    return switch (file % 5) {
      case 0 -> name + "%20x.parquet";
      case 1 -> name + "é.parquet";
      default -> name + ".parquet";
    };
  }

  private String vector() {
    String offset = random.nextBoolean() ? ",\"offset\":" + random.nextInt(3) : "";
    return ",\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab^-aqEH.-t@S}K{vb[*k^%d\"%s,\"sizeInBytes\":34,\"cardinality\":%d}"
        .formatted(random.nextInt(2), offset, 1 + random.nextInt(4));
  }

  private String add(String path, String vector) {
    String stats =
        random.nextInt(4) == 0
            ? ""
            : ",\"stats\":\"{\\\"numRecords\\\":%d,\\\"minValues\\\":{\\\"a\\\":%d,\\\"t\\\":\\\"x\\\\u00e9\\\\\\\"%d\\\"},\\\"maxValues\\\":{\\\"a\\\":%d,\\\"t\\\":\\\"z\\\"},\\\"nullCount\\\":{\\\"a\\\":0,\\\"t\\\":%d}}\""
                .formatted(
                    random.nextInt(100),
                    -random.nextInt(100),
                    random.nextInt(10),
                    random.nextInt(100),
                    random.nextInt(3));
    String tracking =
        random.nextInt(4) == 0
            ? ",\"baseRowId\":%d,\"defaultRowCommitVersion\":%d"
                .formatted(random.nextInt(1000), commits.size())
            : "";
    String partition = random.nextInt(5) == 0 ? "null" : "\"" + random.nextInt(3) + " \\\"q\\\"\"";
    return "{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"p\":%s},\"size\":%d,\"modificationTime\":%d,\"dataChange\":true%s%s%s}}"
        .formatted(
            path, partition, random.nextInt(1000), random.nextInt(1000), stats, vector, tracking);
  }

  private void compact() {
    int to = commits.size() - 1;
    int from = to - 1 - random.nextInt(3);
    Map<String, String> actions = new LinkedHashMap<>();
    for (int v = from; v <= to; v++) {
      for (String action : commits.get(v)) {
        actions.remove(identity(action));
        actions.put(identity(action), action);
      }
    }
    log.write(
        "%020d.%020d.compacted.json".formatted(from, to), String.join("\n", actions.values()));
  }

  /// What a later action on the same must share.
  private static String identity(String action) {
    int path = action.indexOf("\"path\":\"");
    if (path < 0) {
      return action.substring(0, 12);
    }
    int vector = action.indexOf(",\"deletionVector\"");
    String end = vector < 0 ? "" : action.substring(vector, action.indexOf('}', vector));
    return action.substring(path, action.indexOf('"', path + 8)) + end;
  }

  private void checkpoint() {
    String version = "%020d".formatted(version());
    List<String> adds = List.copyOf(live.values());
    List<String> head = List.of(PROTOCOL, metadata);
    String tombstone =
        "{\"remove\":{\"path\":\"p=0/gone.parquet\",\"deletionTimestamp\":1,\"dataChange\":true}}";
    switch (random.nextInt(5)) {
      case 0 -> parquet(version + ".checkpoint.parquet", joined(head, List.of(tombstone), adds));
      case 1 -> {
        int cut = random.nextInt(adds.size() + 1);
        String part = version + ".checkpoint.%010d.0000000002.parquet";
        parquet(part.formatted(1), joined(head, adds.subList(0, cut)));
        parquet(part.formatted(2), joined(List.of(tombstone), adds.subList(cut, adds.size())));
      }
      case 2 -> log.write(version + ".checkpoint.aaaa.json", text(joined(v2(), head, adds)));
      case 3 ->
          log.write(version + ".checkpoint.bbbb.json", text(joined(v2(), head, sidecars(adds))));
      default -> parquet(version + ".checkpoint.cccc.parquet", joined(v2(), head, sidecars(adds)));
    }
  }

  private static String parsed(String action) {
    int from = action.indexOf("\"stats\":\"{");
    if (from < 0) {
      return action;
    }
    int to = action.indexOf("}}\"", from) + 3;
    String document = action.substring(from + 9, to - 1);
    String plain = document.replace("\\\"", "\"").replace("\\\\", "\\");
    return action.substring(0, from) + "\"stats_parsed\":" + plain + action.substring(to);
  }

  private List<String> v2() {
    return List.of("{\"checkpointMetadata\":{\"version\":%d}}".formatted(version()));
  }

  private List<String> sidecars(List<String> adds) {
    List<String> names = new ArrayList<>();
    int cut = random.nextInt(adds.size() + 1);
    for (List<String> part : List.of(adds.subList(0, cut), adds.subList(cut, adds.size()))) {
      String name = "s%d-%d.parquet".formatted(version(), names.size());
      parquet("_sidecars/" + name, part);
      names.add(
          "{\"sidecar\":{\"path\":\"%s\",\"sizeInBytes\":1,\"modificationTime\":1}}"
              .formatted(name));
    }
    return names;
  }

  private void parquet(String name, List<String> actions) {
    Path target = folder.resolve("_delta_log").resolve(name);
    try (Statement statement = connection.createStatement()) {
      Files.createDirectories(target.getParent());
      Path json = Files.createTempFile("actions", ".json");
      List<String> lines = structs ? actions.stream().map(RandomLog::parsed).toList() : actions;
      Files.write(json, text(lines).getBytes(UTF_8));
      statement.execute(
          "COPY (SELECT * FROM read_json('%s', format = 'newline_delimited', columns = %s)) TO '%s' (FORMAT parquet)"
              .formatted(
                  json, structs ? COLUMNS.replace("stats VARCHAR", PARSED) : COLUMNS, target));
      Files.delete(json);
    } catch (SQLException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
