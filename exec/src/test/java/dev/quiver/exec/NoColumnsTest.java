package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows without columns are rows still: of a table, a share, a projection, a join.
class NoColumnsTest {
  private static final int ROWS = 50;
  private static final String SCHEMA = "a int64, b boolean";
  private static final List<String> TABLE =
      IntStream.range(0, ROWS).mapToObj(i -> i + "|" + (i % 5 == 0)).toList();
  private static final Column TAG = new Column(20, "tag", Simple.STRING);
  private static final Literal ONE = new Literal(new Value.Int(1), Simple.INT64);

  @Test
  void scansAndUnites() {
    everywhere(tables -> new Union(List.of(none(tables), none(tables)), List.of()), 2 * ROWS);
  }

  @Test
  void sharesAndReadsNothingOfShares() {
    PhysicalPlan plan = new Union(List.of(read("none"), read("all"), read("none")), List.of());
    everywhere(tables -> plan, 3 * ROWS);
  }

  @Test
  void dropsAllColumnsOfSelectedRows() {
    everywhere(
        tables -> {
          TableScan scan = tables.scan("t", 1);
          return new Project(new Filter(scan, new Ref(scan.columns().get(1))), List.of());
        },
        ROWS / 5);
  }

  @Test
  void filtersByConstants() {
    everywhere(tables -> new Filter(none(tables), truth(new Value.Bool(true))), ROWS);
    everywhere(tables -> new Filter(none(tables), truth(new Value.Bool(false))), 0);
    everywhere(tables -> new Filter(none(tables), truth(Value.NULL)), 0);
  }

  @Test
  void joins() {
    for (Side build : Side.values()) {
      everywhere(tables -> join(tables, JoinType.INNER, List.of(), build), ROWS * ROWS);
      List<JoinKey> ones = List.of(new JoinKey(ONE, ONE));
      everywhere(tables -> join(tables, JoinType.FULL, ones, build), ROWS * ROWS);
      everywhere(tables -> join(tables, JoinType.SEMI, ones, build), ROWS);
      everywhere(tables -> join(tables, JoinType.ANTI, ones, build), 0);
      List<JoinKey> unknown = List.of(new JoinKey(ONE, Literal.nullOf(Simple.INT64)));
      everywhere(tables -> join(tables, JoinType.FULL, unknown, build), 2 * ROWS);
      everywhere(tables -> join(tables, JoinType.ANTI, unknown, build), ROWS);
    }
  }

  @Test
  void countsByATag() {
    Executions.everywhere(
        SCHEMA,
        TABLE,
        (tables, run) -> {
          PhysicalPlan tagged =
              new Union(List.of(tag(none(tables), "x"), tag(none(tables), "y")), List.of(TAG));
          List<Aggregation> counts =
              List.of(
                  new Aggregation(
                      new Column(21, "rows", Simple.INT64),
                      new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64)),
                  new Aggregation(
                      new Column(22, "tags", Simple.INT64),
                      new AggregateCall(
                          AggregateFunction.COUNT, List.of(new Ref(TAG)), Simple.INT64)));
          assertThat(run.rows(new HashAggregate(tagged, List.of(TAG), counts)))
              .containsExactlyInAnyOrder("x|50|50", "y|50|50");
          assertThat(run.rows(new HashAggregate(none(tables), List.of(), counts.subList(0, 1))))
              .containsExactly("50");
          assertThat(run.rows(new HashAggregate(none(tables), List.of(), List.of())))
              .containsExactly("");
        });
  }

  private interface Shape {
    PhysicalPlan over(MemoryTable tables);
  }

  private static void everywhere(Shape shape, int rows) {
    for (Form form : List.of(Form.FLAT, Form.SELECTED)) {
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          MemoryTable tables = new MemoryTable(4, form).add("t", SCHEMA, TABLE);
          List<Share> shares =
              List.of(new Share("none", none(tables)), new Share("all", tables.scan("t", 1)));
          assertThat(
                  Executions.rows(
                      tables, shares, shape.over(tables), Executions.settings(threads, batchRows)))
              .as("%s, %d threads, %d rows a batch", form, threads, batchRows)
              .isEqualTo(Collections.nCopies(rows, ""));
        }
      }
    }
  }

  private static TableScan none(MemoryTable tables) {
    return new TableScan(tables.scan("t", 1).table(), List.of(), List.of());
  }

  private static ShareScan read(String share) {
    return new ShareScan(share, List.of());
  }

  private static HashJoin join(MemoryTable tables, JoinType type, List<JoinKey> keys, Side build) {
    return new HashJoin(none(tables), none(tables), type, keys, build);
  }

  private static Project tag(PhysicalPlan input, String name) {
    return new Project(
        input, List.of(new Assignment(TAG, new Literal(new Value.Text(name), Simple.STRING))));
  }

  private static Literal truth(Value value) {
    return new Literal(value, Simple.BOOLEAN);
  }
}
