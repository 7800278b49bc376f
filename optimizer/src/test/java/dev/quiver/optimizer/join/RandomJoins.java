package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes trees of joins over tables `t0`, `t1`, … of three int64 columns, whose sizes on paper
/// differ by orders of magnitude.
public final class RandomJoins {
  private static final int COLUMNS = 3;
  private final Random random;
  private final FixedCatalog catalog;
  private int next;

  /// Joins of so many tables.
  public RandomJoins(long seed, int tables) {
    this.random = new Random(seed);
    this.catalog =
        FixedCatalog.of(
            IntStream.range(0, tables).mapToObj(this::table).collect(Collectors.joining("\n")));
  }

  private String table(int table) {
    long rows = Math.round(Math.pow(10, 1 + random.nextDouble() * 5));
    return "t%d rows=%d a%d int64 ndv=%d, b%d int64 ndv=%d, c%d int64"
        .formatted(table, rows, table, rows, table, Math.max(1, rows / 7), table);
  }

  /// The tables.
  public FixedCatalog catalog() {
    return catalog;
  }

  /// A tree of joins of these types, over the next so many tables.
  public Plan tree(int tables, List<JoinType> types) {
    if (tables == 1) {
      return scan(catalog, next++);
    }
    int onLeft = 1 + random.nextInt(tables - 1);
    Plan left = tree(onLeft, types);
    Plan right = tree(tables - onLeft, types);
    List<Expr> on = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? 1 : 0; i < 1 + random.nextInt(2); i++) {
      on.add(condition(left.columns(), right.columns()));
    }
    return new Join(left, right, any(types), new Conjuncts(on).predicate());
  }

  private Expr condition(List<Column> left, List<Column> right) {
    Expr one = new Ref(any(left));
    Expr other = new Ref(any(right));
    return switch (random.nextInt(10)) {
      case 0 -> new Compare(Comparison.NOT_DISTINCT, one, other);
      case 1 -> new Compare(Comparison.LE, one, other);
      case 2 -> new Or(List.of(new Compare(Comparison.EQ, one, other), new IsNull(other)));
      case 3 ->
          new And(
              List.of(
                  new Compare(Comparison.EQ, one, other),
                  new Compare(Comparison.GE, new Ref(any(left)), new Ref(any(right)))));
      case 4 ->
          new Or(
              List.of(
                  new Compare(Comparison.EQ, one, other),
                  new Compare(Comparison.EQ, new Ref(any(left)), new Ref(any(left)))));
      default -> new Compare(Comparison.EQ, one, other);
    };
  }

  /// A scan of all columns of a table.
  static Scan scan(FixedCatalog catalog, int table) {
    List<Import> imports = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      String name = "abc".charAt(i) + Integer.toString(table);
      imports.add(new Import(new Column(COLUMNS * table + i + 1, name, Simple.INT64), i));
    }
    return new Scan(catalog.table("t" + table), imports, List.of());
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
