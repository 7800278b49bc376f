package dev.quiver.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalTextTest {
  private static final TableRef T = FixedCatalog.of("t a int64, s string").table("t");
  private static final Column A = new Column(1, "a", Simple.INT64);
  private static final Column S = new Column(2, "s", Simple.STRING);
  private static final Column B = new Column(3, "a", Simple.INT64);
  private static final Column N = new Column(4, "n", Simple.INT64);

  private static final Compare MORE =
      new Compare(Comparison.GT, new Ref(A), new Literal(new Value.Int(1), Simple.INT64));
  private static final TableScan SCAN =
      new TableScan(
          T,
          List.of(new Import(A, 0), new Import(S, 1)),
          List.of(new ScanFilter(MORE, Pushdown.EXACT)));
  private static final ShareScan SHARED = new ShareScan("v", List.of(new Import(B, 0)));
  private static final JoinKey KEY = new JoinKey(new Ref(A), new Ref(B));

  @Test
  void printsEveryNode() {
    PhysicalPlan join = new HashJoin(SCAN, SHARED, JoinType.LEFT, List.of(KEY), Side.RIGHT);
    AggregateCall count = new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64);
    PhysicalPlan groups =
        new HashAggregate(
            new Filter(new Project(join, List.of(new Assignment(A, new Ref(A)))), MORE),
            List.of(A),
            List.of(new Aggregation(N, count)));
    Column x = new Column(9, "x", Simple.INT64);
    Column y = new Column(10, "y", Simple.INT64);
    Column e = new Column(11, "e", Simple.INT64);
    Column f = new Column(12, "f", Simple.INT64);
    PhysicalProgram program =
        program(new Union(List.of(groups, new Empty(List.of(e, f))), List.of(x, y)));
    PhysicalChecker.check(program);
    assertThat(PhysicalPrinter.print(program))
        .isEqualTo(
            """
            Share v
              TableScan t (a)
            output out
              Union (x, y)
                HashAggregate by a: n := count(*)
                  Filter a > 1
                    Project a
                      HashJoin left a = a#2, build right
                        TableScan t (a, s) where a > 1
                        ShareScan v (a#2)
                Empty (e int64, f int64)
            """);
    assertThat(PhysicalPrinter.line(SHARED, join)).isEqualTo("ShareScan v (a#2)");
  }

  @Test
  void refusesPlansThatMakeNoSense() {
    refuses(new HashJoin(SCAN, SHARED, JoinType.INNER, List.of(), Side.LEFT), "without keys");
    refuses(new HashJoin(SCAN, SHARED, JoinType.SINGLE, List.of(KEY), Side.LEFT), "SINGLE builds");
    JoinKey turned = new JoinKey(new Ref(B), new Ref(A));
    refuses(new HashJoin(SCAN, SHARED, JoinType.INNER, List.of(turned), Side.LEFT), "is not among");
    JoinKey uneven = new JoinKey(new Ref(S), new Ref(B));
    refuses(
        new HashJoin(SCAN, SHARED, JoinType.INNER, List.of(uneven), Side.LEFT), "a join key is");
    refuses(new Filter(SHARED, MORE), "is not among");
    refuses(new ShareScan("later", List.of()), "no share before this one is called later");
    refuses(new Union(List.of(SCAN), List.of(N)), "an input has 2 columns");
  }

  private static void refuses(PhysicalPlan plan, String why) {
    assertThatThrownBy(() -> PhysicalChecker.check(program(plan)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(PhysicalPrinter.print(plan));
  }

  private static PhysicalProgram program(PhysicalPlan plan) {
    Share share = new Share("v", new TableScan(T, List.of(new Import(A, 0)), List.of()));
    return new PhysicalProgram(
        List.of(share), List.of(new PhysicalSink("out", plan, new Target.Rows())));
  }
}
