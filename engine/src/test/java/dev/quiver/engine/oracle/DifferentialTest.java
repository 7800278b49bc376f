package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.result.CanonicalLine;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import dev.quiver.logical.type.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random specs give DuckDB's rows, whatever the rules; and for the same rules the same rows in the
/// same order, whatever the threads, batches and kernels.
class DifferentialTest {
  private static final int CASES = Integer.getInteger("quiver.cases", 3_000);
  private static final long SEED = Long.getLong("quiver.seed", 20_260_101L);

  /// Every so many cases are run twice, and their orders compared.
  private static final int AGAIN = 4;

  private static final Set<String> SOME_RULES = Set.of("push-down", "inline", "prune");

  /// What must have been tried, for each thousand cases, or the test proves too little.
  private static final Map<String, Integer> FLOOR =
      Map.ofEntries(
          Map.entry("Filter", 400),
          Map.entry("Project", 300),
          Map.entry("Aggregate", 200),
          Map.entry("Relate", 150),
          Map.entry("Union", 150),
          Map.entry("union distinct", 40),
          Map.entry("union tagged", 20),
          Map.entry("relate Inner", 15),
          Map.entry("relate Left", 15),
          Map.entry("relate Right", 15),
          Map.entry("relate Full", 15),
          Map.entry("relate Semi", 15),
          Map.entry("relate Anti", 15),
          Map.entry("aggregate sum REAL", 2),
          Map.entry("aggregate avg MONEY", 2),
          Map.entry("aggregate avg WIDE", 2),
          Map.entry("aggregate min TEXT", 2),
          Map.entry("rows with NULL", 400));

  @Test
  void givesWhatDuckDbGives(@TempDir Path root) throws Exception {
    System.out.println("differential: seed " + SEED + ", " + CASES + " cases");
    Map<String, Integer> coverage = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Engine engine = Engine.open()) {
      List<Relation> tables = new OracleTables(duck, root).make(new SplittableRandom(SEED));
      for (int i = 0; i < CASES; i++) {
        SplittableRandom random = new SplittableRandom(SEED + i);
        RandomSpec spec = new RandomSpec(tables, random, coverage);
        if (!spec.isEmpty()) {
          String name = "seed " + SEED + " case " + i;
          check(duck, session(engine, root, i, i), spec, tables, name, coverage);
          if (i % AGAIN == 0) {
            sameOrder(
                session(engine, root, i, i),
                session(engine, root, i, i * 7 + 5),
                spec,
                tables,
                name);
          }
        }
      }
    }
    System.out.println("differential: coverage " + coverage);
    FLOOR.forEach((what, least) ->
        assertThat(coverage.getOrDefault(what, 0))
            .as(what)
            .isGreaterThanOrEqualTo(least * CASES / 1_000));
  }

  /// Rules by the case; threads, batches and kernels by the variation.
  private static Session session(Engine engine, Path root, int index, int variation) {
    SessionOptions options =
        SessionOptions.defaults()
            .withBase(root)
            .withMemory(512L << 20)
            .withThreads(List.of(1, 2, 4).get(variation % 3))
            .withBatchRows(List.of(1, 7, 1_024, 2_048).get(variation / 3 % 4))
            .withKernels(variation % 2 == 0 ? KernelChoice.SCALAR : KernelChoice.SIMD);
    return engine.session(index % 5 == 0 ? options.withRulesOff(SOME_RULES) : options);
  }

  private static void check(
      Connection duck,
      Session session,
      RandomSpec random,
      List<Relation> tables,
      String name,
      Map<String, Integer> coverage)
      throws Exception {
    Spec spec = SpecReader.read(random.document(tables));
    Wanted wanted = new Wanted.View(random.result().name());
    try (QueryResult result = session.query(session.prepare(spec, wanted))) {
      List<String> rows = rows(result).stream().sorted().toList();
      List<String> expected = DuckRows.of(duck, random.query(), result.schema());
      if (!rows.equals(expected)) {
        fail(report(name, random, tables, result.schema(), rows, expected));
      }
      coverage.merge(
          "rows with NULL",
          rows.stream().anyMatch(row -> row.contains("null")) ? 1 : 0,
          Integer::sum);
    } catch (RuntimeException e) {
      throw new AssertionError(name + "\n" + random.document(tables) + "\n" + random.query(), e);
    }
  }

  private static void sameOrder(
      Session first, Session second, RandomSpec random, List<Relation> tables, String name) {
    Spec spec = SpecReader.read(random.document(tables));
    Wanted wanted = new Wanted.View(random.result().name());
    try (QueryResult one = first.query(first.prepare(spec, wanted));
        QueryResult other = second.query(second.prepare(spec, wanted))) {
      assertThat(rows(other)).as(name + ": in the same order").isEqualTo(rows(one));
    }
  }

  private static List<String> rows(QueryResult result) {
    List<String> lines = new ArrayList<>();
    CanonicalLine line = new CanonicalLine();
    for (boolean more = true; more; ) {
      try (@Nullable Batch batch = result.nextBatch()) {
        more = batch != null;
        if (batch != null) {
          for (int i = 0; i < batch.rows(); i++) {
            lines.add(DuckRows.oneZero(line.string(batch, batch.selection().position(i))));
          }
        }
      }
    }
    return lines;
  }

  private static String report(
      String name,
      RandomSpec random,
      List<Relation> tables,
      Schema schema,
      List<String> rows,
      List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    rows.forEach(missing::remove);
    List<String> extra = new ArrayList<>(rows);
    expected.forEach(extra::remove);
    return "%s: %d rows, DuckDB has %d%nschema %s%nmissing %s%nextra %s%n%s%n%s"
        .formatted(
            name,
            rows.size(),
            expected.size(),
            schema,
            missing.stream().limit(5).toList(),
            extra.stream().limit(5).toList(),
            random.query(),
            random.document(tables));
  }
}
