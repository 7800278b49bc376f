package dev.quiver.optimizer.semantics;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Makes plans of the shapes that queries have: products under filters, marks, scalar subqueries,
/// the first rows of an order. Every column that is given is int64, and every limit is of a total
/// order.
record RandomQueries(Random random, Supplier<Column> fresh, Supplier<Plan> input) {
  Plan plan() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> product();
      case 2, 3 -> marked();
      case 4 -> single();
      case 5 -> first(input.get());
      case 6 -> values();
      default -> repeated(input.get());
    };
  }

  /// Inputs with commas between them, and a filter over all.
  private Plan product() {
    Plan all = input.get();
    List<Column> last = all.columns();
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Plan next = input.get();
      if (!last.isEmpty() && !next.columns().isEmpty() && random.nextInt(5) > 0) {
        List<Column> from = random.nextBoolean() ? all.columns() : last;
        terms.add(equal(any(from), any(next.columns())));
      }
      all = new Join(all, next, JoinType.INNER, Literal.of(true));
      last = next.columns();
    }
    if (!all.columns().isEmpty() && random.nextBoolean()) {
      terms.add(new RandomExprs(random, all.columns()).truth(2));
    }
    return few(new Conjuncts(terms).over(all));
  }

  /// EXISTS, IN and their opposites; now and then a mark that is looked at in another way.
  private Plan marked() {
    Plan left = input.get();
    Plan right = input.get();
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      if (!left.columns().isEmpty() && !right.columns().isEmpty()) {
        Column l = any(left.columns());
        Column r = any(right.columns());
        boolean plain = random.nextBoolean();
        right = random.nextBoolean() ? new Filter(right, new Not(new IsNull(new Ref(r)))) : right;
        terms.add(plain ? equal(l, r) : same(new Ref(l), new Ref(r)));
      }
    }
    List<Column> both = new ArrayList<>(left.columns());
    both.addAll(right.columns());
    if (random.nextInt(3) == 0) {
      Expr more = new RandomExprs(random, both).truth(1);
      terms.add(random.nextBoolean() ? same(more, Literal.of(true)) : more);
    }
    Column id = fresh.get();
    Column mark = new Column(id.id(), "mark", Simple.BOOLEAN);
    Plan join = new MarkJoin(left, right, mark, new Conjuncts(terms).predicate());
    Expr is = new Ref(mark);
    Expr asked = random.nextBoolean() ? is : new Not(is);
    List<Assignment> kept = passed(left.columns());
    return switch (random.nextInt(4)) {
      case 0 -> {
        Expr number = new Case(List.of(new Branch(asked, literal(1))), literal(0));
        kept.add(new Assignment(fresh.get(), number));
        yield new Project(join, kept);
      }
      case 1 -> {
        Expr other = new RandomExprs(random, left.columns()).truth(1);
        yield new Project(new Filter(join, new Or(List.of(asked, other))), kept);
      }
      default -> {
        Expr other = new RandomExprs(random, left.columns()).truth(1);
        Conjuncts both2 = new Conjuncts(List.of(asked, other));
        yield new Project(random.nextBoolean() ? both2.over(join) : new Filter(join, asked), kept);
      }
    };
  }

  /// A scalar subquery, mostly of an aggregate.
  private Plan single() {
    Plan left = input.get();
    Plan right = input.get();
    List<Column> keys = right.columns().stream().filter(_ -> random.nextInt(3) == 0).toList();
    Expr value = new RandomExprs(random, right.columns()).number(1);
    AggregateCall call = new AggregateCall(AggregateFunction.MAX, List.of(value), Simple.INT64);
    Plan groups = new Aggregate(right, keys, List.of(new Aggregation(fresh.get(), call)));
    Plan asked = random.nextInt(4) == 0 ? first(right) : groups;
    List<Expr> terms = new ArrayList<>();
    for (Column key : asked.columns().stream().filter(keys::contains).toList()) {
      if (!left.columns().isEmpty()) {
        Column by = any(left.columns());
        terms.add(random.nextBoolean() ? equal(by, key) : same(new Ref(by), new Ref(key)));
      }
    }
    Plan join = new Join(left, asked, JoinType.SINGLE, new Conjuncts(terms).predicate());
    return join.columns().isEmpty() || random.nextBoolean()
        ? join
        : new Filter(join, new RandomExprs(random, join.columns()).truth(1));
  }

  /// The first rows of an order, with a projection, a union or another limit between.
  private Plan first(Plan plan) {
    if (plan.columns().isEmpty()) {
      return plan;
    }
    Plan sorted = new Sort(plan, keys(plan));
    return switch (random.nextInt(6)) {
      case 0 -> sorted;
      case 1 -> new TopK(plan, keys(plan), random.nextInt(4));
      case 2 -> limit(limit(sorted));
      case 3 -> limit(new Project(sorted, passed(plan.columns()).reversed()));
      case 4 -> {
        List<Column> made = plan.columns().stream().map(_ -> fresh.get()).toList();
        Plan other = values(plan.columns().size());
        yield limit(new Union(List.of(sorted, other), made));
      }
      default -> limit(sorted);
    };
  }

  private Plan limit(Plan plan) {
    long count = random.nextInt(4) == 0 ? Limit.ALL : random.nextInt(4);
    return new Limit(plan, random.nextInt(3), count);
  }

  private List<SortKey> keys(Plan plan) {
    Expr key = new RandomExprs(random, plan.columns()).number(0);
    SortKey.Direction direction = any(List.of(SortKey.Direction.values()));
    return List.of(new SortKey(key, direction, any(List.of(SortKey.Nulls.values()))));
  }

  private Plan values() {
    return values(random.nextInt(3));
  }

  private Plan values(int width) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(fresh.get());
    }
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      rows.add(
          columns.stream()
              .map(_ -> random.nextInt(4) == 0 ? Value.NULL : new Value.Int(random.nextInt(4)))
              .toList());
    }
    return new Values(columns, rows);
  }

  private Plan repeated(Plan plan) {
    List<Assignment> kept = passed(plan.columns());
    Column times = fresh.get();
    Expr number = new RandomExprs(random, plan.columns()).number(1);
    Expr small = new InList(number, List.of(literal(0), literal(1), literal(2)));
    kept.add(new Assignment(times, new Case(List.of(new Branch(small, number)), literal(-1))));
    Plan repeated = new Repeat(new Project(plan, kept), times);
    return plan.columns().isEmpty() || random.nextBoolean()
        ? repeated
        : new Filter(repeated, new RandomExprs(random, plan.columns()).truth(1));
  }

  /// Few columns, since the columns of products are many.
  private Plan few(Plan plan) {
    return new Project(
        plan, passed(plan.columns().stream().filter(_ -> random.nextBoolean()).limit(4).toList()));
  }

  private static List<Assignment> passed(List<Column> columns) {
    List<Assignment> kept = new ArrayList<>();
    columns.forEach(one -> kept.add(new Assignment(one, new Ref(one))));
    return kept;
  }

  private static Expr equal(Column left, Column right) {
    return new Compare(Comparison.EQ, new Ref(left), new Ref(right));
  }

  private static Expr same(Expr left, Expr right) {
    return new Compare(Comparison.NOT_DISTINCT, left, right);
  }

  private static Literal literal(long value) {
    return Evaluator.literal(value);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
