package dev.quiver.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.bench.race.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a race found, and on what: as a file that is kept and compared.
///
/// ```json
/// {"queries": [{"query": "q01", "rows": 4, "digest": "…", "quiver_ms": 31.2, "duckdb_ms": 40.0, "plan_ms": 0.9}],
///  "machine": "…", "jdk": "25.0.3", "commit": "…", "scale": 1.0, "threads": 2, "clock": "WALL", "state": "warm"}
/// ```
public record RaceResult(List<Lap> laps, Setting setting) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MILLIS = "_ms";
  private static final String PLANNING = "plan_ms";

  public RaceResult {
    laps = List.copyOf(laps);
  }

  /// What a race ran on: `state` is warm or cold.
  public record Setting(
      String machine,
      String jdk,
      String commit,
      double scale,
      int threads,
      String clock,
      String state) {
    /// This machine, process and program.
    public static Setting here(double scale, int threads, String clock, String state) {
      return new Setting(
          MachineLine.text(),
          Runtime.version().toString(),
          Commit.here(),
          scale,
          threads,
          clock,
          state);
    }
  }

  /// The engines that have times, this one first.
  public List<String> engines() {
    List<String> engines = new ArrayList<>();
    for (Lap lap : laps) {
      lap.millis().keySet().stream().filter(name -> !engines.contains(name)).forEach(engines::add);
    }
    engines.sort((a, b) -> Boolean.compare(b.equals("quiver"), a.equals("quiver")));
    return engines;
  }

  /// Writes the file.
  public void write(Path file) throws IOException {
    write(file, json());
  }

  /// Writes a text, into a folder that is made if it is not there.
  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  /// The file's text.
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    var queries = root.putArray("queries");
    laps.forEach(lap -> put(lap, queries.addObject()));
    root.put("machine", setting.machine())
        .put("jdk", setting.jdk())
        .put("commit", setting.commit())
        .put("scale", setting.scale())
        .put("threads", setting.threads())
        .put("clock", setting.clock())
        .put("state", setting.state());
    return root.toPrettyString() + "\n";
  }

  private static void put(Lap lap, ObjectNode node) {
    node.put("query", lap.query());
    if (lap.failure().isPresent()) {
      node.put("failure", lap.failure().get());
      return;
    }
    node.put("rows", lap.rows()).put("digest", lap.digest());
    lap.millis().forEach((engine, millis) -> node.put(engine + MILLIS, rounded(millis)));
    if (!Double.isNaN(lap.planning())) {
      node.put(PLANNING, rounded(lap.planning()));
    }
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1000) / 1000.0;
  }

  /// Reads a file; one that is no result of a race is an error.
  public static RaceResult read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      List<Lap> laps = new ArrayList<>();
      root.path("queries").forEach(node -> laps.add(lap(node)));
      if (laps.isEmpty()) {
        throw BenchException.noResult(file, "it has no queries");
      }
      return new RaceResult(laps, setting(root));
    } catch (JsonProcessingException e) {
      throw BenchException.noResult(file, "it is not JSON");
    } catch (IOException e) {
      throw BenchException.noResult(file, "there is no such file");
    }
  }

  private static Setting setting(JsonNode root) {
    return new Setting(
        root.path("machine").asText(),
        root.path("jdk").asText(),
        root.path("commit").asText(),
        root.path("scale").asDouble(),
        root.path("threads").asInt(),
        root.path("clock").asText(),
        root.path("state").asText());
  }

  private static Lap lap(JsonNode node) {
    SortedMap<String, Double> millis = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (name.endsWith(MILLIS) && !name.equals(PLANNING)) {
        millis.put(name.substring(0, name.length() - MILLIS.length()), field.getValue().asDouble());
      }
    }
    return new Lap(
        node.path("query").asText(),
        node.path("rows").asLong(),
        node.path("digest").asText(),
        millis,
        node.path(PLANNING).asDouble(Double.NaN),
        Optional.ofNullable(node.get("failure")).map(JsonNode::asText));
  }
}
