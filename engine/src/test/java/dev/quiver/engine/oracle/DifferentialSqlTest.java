package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.SqlQuery;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.type.Schema;
import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.program.ProgramRules;
import dev.quiver.optimizer.rule.Rule;
import dev.quiver.optimizer.rule.Rules;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random queries with subqueries give DuckDB's rows, whatever the rules; and for the same rules
/// the same rows in the same order, whatever the threads, batches and kernels.
class DifferentialSqlTest {
  private static final int CASES = Integer.getInteger("quiver.cases", 300);
  private static final int FIRST = Integer.getInteger("quiver.first", 0);
  private static final long SEED = Long.getLong("quiver.seed", 20_261_120L);
  private static final Set<String> RULES = rules();

  /// What must have been tried, for each thousand cases, or the test proves too little.
  private static final Map<String, Integer> FLOOR =
      Map.ofEntries(
          Map.entry("EXISTS", 60),
          Map.entry("NOT EXISTS", 60),
          Map.entry("IN", 30),
          Map.entry("NOT IN", 30),
          Map.entry("ANY", 30),
          Map.entry("ALL", 30),
          Map.entry("scalar", 60),
          Map.entry("scalar count", 60),
          Map.entry("scalar item", 60),
          Map.entry("correlated", 300),
          Map.entry("derived", 100),
          Map.entry("LEFT JOIN", 15),
          Map.entry("RIGHT JOIN", 15),
          Map.entry("FULL JOIN", 15),
          Map.entry("SEMI JOIN", 15),
          Map.entry("ANTI JOIN", 15),
          Map.entry("residual", 20),
          Map.entry("UNION", 8),
          Map.entry("INTERSECT ALL", 3),
          Map.entry("EXCEPT ALL", 8),
          Map.entry("group", 150),
          Map.entry("count distinct", 50),
          Map.entry("distinct", 60),
          Map.entry("limit", 150),
          Map.entry("rows", 500),
          Map.entry("rows with NULL", 300));

  @TempDir private Path root;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> coverage = new TreeMap<>();

  @Test
  void givesWhatDuckDbGives() throws Exception {
    System.out.println("differential sql: seed " + SEED + ", " + CASES + " cases");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Engine engine = Engine.open()) {
      List<Relation> tables = new OracleTables(duck, root).make(new SplittableRandom(SEED));
      for (int i = FIRST; i < FIRST + CASES; i++) {
        SplittableRandom random = new SplittableRandom(SEED + i);
        RandomQuery query = new RandomQuery(tables, random, coverage);
        try {
          check(duck, engine, query, tables, random);
        } catch (RuntimeException | SQLException | AssertionError e) {
          failures.add(
              "seed %d case %d: %s%n%s%n%s"
                  .formatted(SEED, i, e, query.text().quiver(), query.text().duck()));
        }
      }
    }
    System.out.println("differential sql: coverage " + coverage);
    assertThat(failures).isEmpty();
    FLOOR.forEach((what, least) ->
        assertThat(coverage.getOrDefault(what, 0))
            .as(what)
            .isGreaterThanOrEqualTo(least * CASES / 1_000));
  }

  private void check(
      Connection duck,
      Engine engine,
      RandomQuery query,
      List<Relation> tables,
      SplittableRandom random)
      throws Exception {
    SqlQuery asked = Asked.query(query.text().quiver(), names(tables));
    SessionOptions plain = SessionOptions.defaults().withBase(root).withMemory(512L << 20);
    Answer first = ask(engine, plain.withThreads(1), asked);
    List<String> expected = DuckRows.inSequence(duck, query.text().duck(), first.schema());
    same(first.lines(), expected, query.isOrdered());
    SessionOptions varied =
        plain
            .withThreads(random.nextBoolean() ? 2 : 4)
            .withBatchRows(List.of(1, 7, 1_024, 2_048).get(random.nextInt(4)))
            .withKernels(random.nextBoolean() ? KernelChoice.SCALAR : KernelChoice.SIMD);
    same(ask(engine, varied, asked).lines(), first.lines(), true);
    Set<String> off = random.nextInt(3) == 0 ? RULES : some(random);
    same(ask(engine, varied.withRulesOff(off), asked).lines(), first.lines(), query.isOrdered());
    coverage.merge("rows", expected.isEmpty() ? 0 : 1, Integer::sum);
    boolean hasNull = expected.stream().anyMatch(line -> line.contains("null"));
    coverage.merge("rows with NULL", hasNull ? 1 : 0, Integer::sum);
  }

  private static void same(List<String> lines, List<String> expected, boolean inSequence) {
    if (inSequence) {
      assertThat(lines).isEqualTo(expected);
    } else {
      assertThat(lines.stream().sorted().toList()).isEqualTo(expected.stream().sorted().toList());
    }
  }

  private record Answer(Schema schema, List<String> lines) {}

  private static Answer ask(Engine engine, SessionOptions options, SqlQuery query) {
    var session = engine.session(options);
    try (QueryResult result = session.query(session.prepare(query))) {
      List<String> lines = Contents.lines(result).stream().map(DuckRows::oneZero).toList();
      return new Answer(result.schema(), lines);
    }
  }

  private static List<String> names(List<Relation> tables) {
    return tables.stream().map(Relation::name).toList();
  }

  private static Set<String> some(SplittableRandom random) {
    Set<String> some = new TreeSet<>();
    RULES.stream().filter(_ -> random.nextInt(3) == 0).forEach(some::add);
    return some;
  }

  private static Set<String> rules() {
    Set<String> names = new TreeSet<>();
    try {
      for (Field field : Rules.class.getFields()) {
        names.add(((Rule) field.get(null)).name());
      }
      for (Field field : ProgramRules.class.getFields()) {
        names.add(((ProgramRule) field.get(null)).name());
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return names;
  }
}
