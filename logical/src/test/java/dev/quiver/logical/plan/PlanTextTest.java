package dev.quiver.logical.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.fixture.PlanParser;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          orders rows=1_000_000 o_id int64 key, c_id int64 ndv=50_000, p_id int64, amount decimal(12,2)
          customers rows=50_000 c_id int64 key, region string ndv=5
          products rows=200 p_id int64 key, kind string ndv=10
          wide i int64, s string, b boolean, d date, f float64, n decimal(5,2), t timestamp, "odd name" int32, v struct<x:int64,y:string>
          nested l array<struct<a:int64>>, m map<string,array<int64>>, j variant
          """);

  @Test
  void printsTheExampleOfTheHouse() {
    staysTheSame(
        """
        Aggregate by region: total := sum(amount)
          Filter kind = 'book'
            Join p_id = p_id#2
              Join c_id = c_id#2
                Scan orders (c_id, p_id, amount)
                Scan customers (c_id#2, region)
              Scan products (p_id#2, kind)
        """);
  }

  @Test
  void printsWhatOfATableIsRead() {
    staysTheSame(
        """
        Union (c_id, _change_type)
          Scan customers changes 3 to 12 (c_id#2, _change_type#2) where _change_type#2 = 'insert'
          Scan customers metadata (version, table_uri)
          Scan customers files (size, path)
        """);
  }

  @Test
  void printsWhatIsInsideOfListsMapsAndVariants() {
    staysTheSame(
        """
        Project a := l[1]['a'], b := m['x'][-1], c := variant_get(j, '$.a', 'int64')
          Scan nested (l, m, j) where array_length(l) > 2
        """);
  }

  @Test
  void printsEveryNode() {
    staysTheSame(
        """
        Union (i, k#2)
          Join left i#2 = c_id AND i#2 > 3
            Project i#2
              Scan wide (i#2, s) where i#2 > 1 and (s = 'x' OR s IS NULL)
            Empty (c_id int64)
          Project m := i#3 + 1, k
            Aggregate by i#3, k
              Aggregate by i#3, k: n := count(*), most := max(b)
                Scan wide (i#3, k := i, b)
        """);
    staysTheSame("Aggregate: n := count(*)\n  Project\n    Scan wide ()\n");
  }

  @Test
  void printsWhatQueriesAreMadeOf() {
    staysTheSame(
        """
        Limit 10 after 5
          Sort by n DESC, c_id NULLS FIRST, m DESC NULLS LAST
            Join single TRUE
              Filter NOT found
                MarkJoin found := c_id = p_id
                  Aggregate by c_id: n := count(DISTINCT region) FILTER (WHERE region = 'x'), m := count(*) FILTER (WHERE c_id > 1)
                    Scan customers (c_id, region)
                  TopK 3 by p_id
                    Scan products (p_id, kind)
              Limit all after 1
                Repeat times
                  Values (times int64, k string): (1, 'a'), (-2, CAST(NULL AS string))
        """);
  }

  @Test
  void printsExpressionsWithTheParenthesesTheyNeed() {
    for (String text :
        List.of(
            "i + 1 - (i - 2) * 3 = -(i % 2)",
            "NOT (b OR i IS NULL) AND (i IN (1, 2) OR i NOT IN (3))",
            "(b AND i = 1) IS NULL",
            "CASE WHEN b THEN s WHEN i = 1 THEN CAST(NULL AS string) ELSE 'it''s' END = lower(s)",
            "coalesce(s, 'x') IS NOT DISTINCT FROM s AND NOT b AND i IS DISTINCT FROM 1",
            "d >= DATE '2020-02-29' AND t < TIMESTAMP '2020-01-01 10:00:00.000001'",
            "f = 1.5e0 AND f < -1e10 AND n <> 1.50 AND n > -3.00",
            "v['x'] > 1 AND CAST(i AS string) = s AND TRY_CAST(s AS decimal(3,1)) = 1.5",
            "\"odd name\" = 3 AND b = TRUE")) {
      staysTheSame("Filter " + text + "\n  Scan wide (i, s, b, d, f, n, t, \"odd name\", v)\n");
    }
  }

  @Test
  void printsProgramsAsBlocks() {
    String text =
        """
        view pairs
          Join c_id = c_id#2
            Scan orders (c_id)
            Scan customers (c_id#2)
        output out
          Join c_id = c_id#2
            View pairs (c_id, right_id := c_id#2)
            View pairs (c_id#2)
        """;
    Program program = new PlanParser(TABLES).program(text);
    PlanChecker.check(program);
    assertThat(PlanPrinter.print(program)).isEqualTo(text);
  }

  @Test
  void numbersOnlyWhatIsAmbiguous() {
    Column taken = new Column(3, "a#2", Simple.INT64);
    ColumnNames names =
        new ColumnNames(
            List.of(new Column(9, "a", Simple.INT64), new Column(1, "a", Simple.INT64), taken));
    assertThat(names.of(new Column(1, "a", Simple.INT64))).isEqualTo("a");
    assertThat(names.of(new Column(9, "a", Simple.INT64))).isEqualTo("a#3");
    assertThat(names.of(taken)).isEqualTo("\"a#2\"");
  }

  @Test
  void refusesPlansThatMakeNoSense() {
    Column a = new Column(1, "a", Simple.INT64);
    Column b = new Column(2, "b", Simple.INT64);
    Column s = new Column(2, "s", Simple.STRING);
    Plan empty = new Empty(List.of(a));
    refuses(new Filter(empty, new Ref(b)), "is not among");
    refuses(new Filter(empty, new Ref(a)), "not a condition");
    refuses(new Project(empty, List.of(new Assignment(b, new Ref(b)))), "is not among");
    refuses(new Project(empty, List.of(new Assignment(a, Literal.nullOf(Simple.INT64)))), "twice");
    refuses(new Project(empty, List.of(new Assignment(s, new Ref(a)))), "s is int64, not string");
    refuses(new Join(empty, empty, JoinType.INNER, Literal.of(true)), "introduced twice");
    refuses(new Aggregate(empty, List.of(b), List.of()), "is not among");
    Column map = new Column(9, "m", new MapOf(Simple.STRING, Simple.INT64));
    refuses(new Aggregate(new Empty(List.of(map)), List.of(map), List.of()), "has no equality");
    refuses(new Union(List.of(empty), List.of(s)), "s is int64, not string");
    refuses(new Union(List.of(empty), List.of()), "an input has 1 columns");
    refuses(new Reference("later", List.of(new Import(a, 0))), "no definition before this one");
    refuses(new Reference("v", List.of(new Import(a, 1))), "there is no column 1 to import");
  }

  private static void refuses(Plan plan, String why) {
    assertThatThrownBy(() -> PlanChecker.check(plan, Map.of("v", List.of(Simple.INT64))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(PlanPrinter.print(plan));
  }

  private static void staysTheSame(String text) {
    Plan plan = new PlanParser(TABLES).plan(text);
    PlanChecker.check(plan, Map.of());
    assertThat(PlanPrinter.print(plan)).isEqualTo(text);
    assertThat(new PlanParser(TABLES).plan(text)).isEqualTo(plan);
  }
}
