package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.Engine;
import dev.quiver.engine.SqlQuery;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random queries and programs give DuckDB's rows, whatever the rules; and for the same rules the
/// same rows in the same order, whatever the threads, batches and kernels ([Referee]).
///
/// A thousand other cases of both: `-Dquiver.first=5000 -Dquiver.cases=1000`; one by its number:
/// `-Dquiver.cases=1`. What was tried is printed, and has floors ([Floors]).
class DifferentialTest {
  private static final int CASES = Integer.getInteger("quiver.cases", 1_500);
  private static final int FIRST = Integer.getInteger("quiver.first", 0);
  private static final long SEED = Long.getLong("quiver.seed", 20_261_120L);

  @TempDir private Path root;
  private final Coverage coverage = new Coverage();
  private final List<String> failures = new ArrayList<>();

  /// Makes the question of a case.
  private interface Questions {
    Question ask(List<Source> tables, SplittableRandom random);
  }

  @Test
  void queries() throws Exception {
    run("differential sql", this::query);
    new Floors(coverage, CASES).ofQueries();
  }

  @Test
  void programs() throws Exception {
    run("differential programs", this::program);
    new Floors(coverage, CASES).ofPrograms();
  }

  private Question query(List<Source> tables, SplittableRandom random) {
    RandomQuery query = new RandomQuery(tables, random, coverage);
    List<String> names =
        tables.stream()
            .map(it -> it.relation().name())
            .filter(name -> query.text().quiver().contains(name + " "))
            .toList();
    SqlQuery asked = Asked.query(query.text().quiver(), names);
    return new Question(
        session -> session.prepare(asked),
        query.text(),
        query.isOrdered(),
        query.mayFail(),
        query.rows());
  }

  private Question program(List<Source> tables, SplittableRandom random) {
    RandomProgram program = new RandomProgram(tables, random, coverage);
    Sql text = program.text();
    Spec spec = SpecReader.read(text.quiver());
    Wanted wanted = new Wanted.View(program.result().relation().name());
    return new Question(
        session -> session.prepare(spec, wanted), text, program.isOrdered(), false, program.rows());
  }

  private void run(String title, Questions questions) throws Exception {
    System.out.println(title + ": seed " + SEED + ", " + CASES + " cases from " + FIRST);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Engine engine = Engine.open()) {
      new DeltaFiles(duck, root).execute("SET threads = 1");
      List<Relation> tables = new OracleTables(duck, root).make(new SplittableRandom(SEED));
      Referee referee = new Referee(duck, engine, root, coverage);
      for (int i = FIRST; i < FIRST + CASES; i++) {
        check(referee, questions, Source.of(tables), i);
      }
      System.out.println(title + ": " + referee.time());
    }
    coverage.print(title);
    assertThat(failures).isEmpty();
    assertThat(coverage.count("oracle", "contradicts itself"))
        .as("cases in which DuckDB contradicts itself")
        .isLessThanOrEqualTo(1 + CASES / 1_000);
  }

  private void check(Referee referee, Questions questions, List<Source> tables, int number) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    Question question = questions.ask(tables, random);
    try {
      referee.check(question, random);
    } catch (RuntimeException | SQLException | AssertionError e) {
      String failure =
          "seed %d case %d: %s%n%s%n%s%n"
              .formatted(SEED, number, e, question.text().quiver(), question.text().duck());
      System.out.println(failure);
      failures.add(failure);
    }
  }
}
