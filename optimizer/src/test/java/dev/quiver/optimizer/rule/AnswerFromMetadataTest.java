package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerFromMetadataTest {
  @Test
  void answersCountsAndExtremes() {
    rewriting(
            new AnswerFromMetadata(),
            """
            Aggregate: rows := count(*), some := count(b), least := min(a), most := max(b)
              Scan t (b, a) where a > 3
            """)
        .over(new Telling())
        .gives(
            """
            Values (rows int64, some int64, least int64, most int64): (7, 101, 200, 301)
            """);
  }

  @Test
  void looksThroughProjections() {
    rewriting(
            new AnswerFromMetadata(),
            """
            Aggregate: least := min(x)
              Project x := b
                Scan t (a, b)
            """)
        .over(new Telling())
        .gives(
            """
            Values (least int64): (201)
            """);
  }

  @Test
  void leavesWhatMetadataDoesNotTell() {
    for (String calls : List.of("s := sum(a)", "n := count(*), s := avg(a)", "m := min(a + 1)")) {
      rewriting(new AnswerFromMetadata(), "Aggregate: " + calls + "\n  Scan t (a)\n")
          .over(new Telling())
          .doesNotFire();
    }
    rewriting(new AnswerFromMetadata(), "Aggregate by a: n := count(*)\n  Scan t (a)\n")
        .over(new Telling())
        .doesNotFire();
    rewriting(new AnswerFromMetadata(), "Aggregate: n := count(*)\n  Scan t (a)\n").doesNotFire();
  }

  /// Knows all: the n-th column has 100 + n values from 200 + n to 300 + n.
  private static final class Telling implements Catalog {
    @Override
    public TableStatistics statistics(TableRef table) {
      return Rewriting.TABLES.statistics(table);
    }

    @Override
    public Pushdown pushdown(TableRef table, Expr conjunct) {
      return Rewriting.TABLES.pushdown(table, conjunct);
    }

    @Override
    public Optional<List<Value>> facts(
        TableRef table, List<Expr> conjuncts, List<TableFact> facts) {
      return Optional.of(facts.stream().map(Telling::value).toList());
    }

    private static Value value(TableFact fact) {
      return new Value.Int(
          switch (fact) {
            case TableFact.Rows _ -> 7;
            case TableFact.Present(int column) -> 100 + column;
            case TableFact.Least(int column) -> 200 + column;
            case TableFact.Greatest(int column) -> 300 + column;
          });
    }
  }
}
