package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.engine.fixture.ArrowText;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.engine.result.RunResultJson;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library as a program uses it.
class EngineTest {
  private static final List<Long> ROWS = List.of(15L, 3L, 789L, 80L);

  @TempDir private Path root;

  /// What [Engine]'s documentation shows, with the spec's own folder as base.
  @Test
  void documentedExampleRuns() throws IOException {
    Path spec = Example.copy("orders", root).file();
    List<String> said = new ArrayList<>();
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withThreads(2).withBase(root));
      RunResult result = session.run(session.prepare(Session.read(spec)));
      result.outcomes().forEach(it -> said.add(it.output() + " " + it.location()));
    }
    assertThat(said)
        .containsExactly(
            "by_region " + root.resolve("out/by_region"),
            "by_segment " + root.resolve("out/by_segment"),
            "big_orders " + root.resolve("out/big_orders"),
            "idle_customers " + root.resolve("out/idle_customers"));
  }

  /// What the README shows.
  @Test
  void documentedQueryRuns() throws IOException {
    Example example = Example.copy("orders", root);
    int count = 0;
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      PreparedRun run = session.prepare(Session.read(example.file()), new Wanted.View("by_region"));
      try (QueryResult rows = session.query(run)) {
        for (Optional<VectorSchemaRoot> next = rows.next(); next.isPresent(); next = rows.next()) {
          try (VectorSchemaRoot root = next.get()) {
            count += root.getRowCount();
          }
        }
      }
    }
    assertThat(count).isEqualTo(15);
  }

  @Test
  void arrowRootsHoldTheRows() throws IOException {
    Example example = Example.copy("code-graph", root);
    try (Engine engine = Engine.open()) {
      Session session = engine.session(example.options().withThreads(2).withBatchRows(100));
      for (String view : List.of("definition_nodes", "nodes", "edges", "symbols")) {
        PreparedRun run = session.prepare(example.spec(), new Wanted.View(view));
        List<String> rows = new ArrayList<>();
        try (QueryResult result = session.query(run)) {
          for (Optional<VectorSchemaRoot> next = result.next();
              next.isPresent();
              next = result.next()) {
            try (VectorSchemaRoot root = next.get()) {
              rows.addAll(ArrowText.rows(root));
            }
          }
        }
        assertThat(rows).as(view).isNotEmpty().isEqualTo(Contents.texts(session.query(run)));
      }
    }
  }

  /// Closing fails on one leaked byte, whenever it happens.
  @Test
  void queriesMayBeClosedEarly() throws IOException {
    Example example = Example.copy("code-graph", root);
    try (Engine engine = Engine.open()) {
      Session session = engine.session(example.options().withThreads(4).withBatchRows(7));
      for (String view : List.of("nodes", "edges", "symbols", "resolved_references")) {
        PreparedRun run = session.prepare(example.spec(), new Wanted.View(view));
        for (int batches = 0; batches < 12; batches++) {
          try (QueryResult rows = session.query(run)) {
            for (int i = 0; i < batches; i++) {
              rows.next().ifPresent(VectorSchemaRoot::close);
            }
          }
        }
      }
    }
  }

  @Test
  void resultsTellExactCountsAndWhereTheyWent() throws IOException {
    Example example = Example.copy("orders", root);
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      for (int version = 0; version < 2; version++) {
        RunResult result = session.run(session.prepare(example.spec()));
        JsonNode json = new ObjectMapper().readTree(RunResultJson.text(result));
        checkOutputs(example, json.get("outputs"), version);
        assertThat(json.at("/collected_metrics/output_rows").asLong())
            .isEqualTo(ROWS.stream().mapToLong(rows -> rows).sum());
        assertThat(json.get("spec_hash")).hasSize(32);
        assertThat(json.get("started_at").asText()).isLessThan(json.get("completed_at").asText());
        assertThat(json.at("/collected_metrics/peak_memory_bytes").asLong()).isPositive();
        assertThat(json.at("/collected_metrics/operator_metrics")).isNotEmpty();
      }
    }
  }

  private void checkOutputs(Example example, JsonNode outputs, int version) throws IOException {
    assertThat(outputs).hasSize(ROWS.size());
    for (int i = 0; i < ROWS.size(); i++) {
      JsonNode output = outputs.get(i);
      Path location = root.resolve(example.outputs().get(i));
      assertThat(output.get("delta_location").asText()).isEqualTo(location.toString());
      assertThat(output.get("rows_written").asLong()).isEqualTo(ROWS.get(i));
      JsonNode written = output.get("write_outcome");
      assertThat(written.get("status").asText()).isEqualTo("captured");
      assertThat(written.get("delta_version").asInt()).isEqualTo(version);
      List<Long> sizes = fileSizes(location);
      assertThat(written.get("files_added").asLong() * (version + 1)).isEqualTo(sizes.size());
      if (version == 0) {
        assertThat(written.get("bytes_written").asLong())
            .isEqualTo(sizes.stream().mapToLong(size -> size).sum());
      }
    }
    assertThat(Contents.digests(root, example.outputs())).hasSize(ROWS.size());
  }

  private static List<Long> fileSizes(Path table) throws IOException {
    List<Long> sizes = new ArrayList<>();
    try (Stream<Path> all = Files.walk(table)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        sizes.add(Files.size(file));
      }
    }
    return sizes;
  }
}
