package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterProjectTest {
  private static final String SCHEMA = "k string, v int64";
  private static final List<String> ROWS =
      List.of("a|1", "b|2", "a|null", "null|4", "b|5", "a|6", "c|7", "b|-8", "a|9", "null|10");

  @Test
  void filtersProjectsAndGroups() {
    Executions.everywhere(
        SCHEMA,
        ROWS,
        (tables, run) -> {
          TableScan scan = tables.scan("t", 1);
          Column k = scan.columns().get(0);
          Column v = scan.columns().get(1);
          PhysicalPlan filtered =
              new Filter(
                  new TableScan(
                      scan.table(),
                      scan.imports(),
                      List.of(
                          new ScanFilter(
                              new Compare(Comparison.LT, new Ref(v), integer(10)),
                              Pushdown.INEXACT),
                          new ScanFilter(
                              new Compare(Comparison.LT, new Ref(v), integer(0)), Pushdown.EXACT))),
                  new Compare(Comparison.GT, new Ref(v), integer(1)));
          Column twice = new Column(11, "twice", Simple.INT64);
          Column word = new Column(12, "word", Simple.STRING);
          PhysicalPlan projected =
              new Project(
                  filtered,
                  List.of(
                      new Assignment(
                          twice,
                          new Arithmetic(Operator.MULTIPLY, new Ref(v), integer(2), Simple.INT64)),
                      new Assignment(word, new Ref(k))));
          assertThat(run.rows(projected))
              .containsExactly("4|b", "8|null", "10|b", "12|a", "14|c", "18|a");
          PhysicalPlan grouped =
              new HashAggregate(
                  projected,
                  List.of(word),
                  List.of(
                      new Aggregation(
                          new Column(13, "sum", Simple.INT64),
                          new AggregateCall(
                              AggregateFunction.SUM,
                              List.of(
                                  new Arithmetic(
                                      Operator.ADD, new Ref(twice), integer(1), Simple.INT64)),
                              Simple.INT64))));
          assertThat(run.rows(grouped)).containsExactlyInAnyOrder("a|32", "b|16", "c|15", "null|9");
        });
  }

  @Test
  void carriesAnErrorOutAndReleasesAll() {
    MemoryTable tables = new MemoryTable(2, Form.FLAT).add("t", SCHEMA, ROWS);
    TableScan scan = tables.scan("t", 1);
    Column v = scan.columns().get(1);
    PhysicalPlan plan =
        new Filter(
            scan,
            new Compare(
                Comparison.GT,
                new Arithmetic(
                    Operator.DIVIDE,
                    integer(1),
                    new Arithmetic(Operator.ADD, new Ref(v), integer(8), Simple.INT64),
                    Simple.INT64),
                integer(-5)));
    for (int threads : new int[] {1, 4}) {
      assertThatThrownBy(() -> Executions.rows(tables, plan, Executions.settings(threads, 3)))
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("division by zero");
      assertThat(tables.open()).isZero();
    }
  }

  @Test
  void closesWithoutBeingRead() {
    MemoryTable tables = new MemoryTable(2, Form.FLAT).add("t", SCHEMA, ROWS);
    try (ExecutionContext context =
        new ExecutionContext(Executions.settings(2, 3), new Cancellation())) {
      new Executor(tables, context)
          .query(Executions.program(List.of(), tables.scan("t", 1)))
          .close();
    }
    assertThat(tables.open()).isZero();
  }

  private static Expr integer(long value) {
    return new Literal(new Value.Int(value), Simple.INT64);
  }
}
