package dev.quiver.optimizer.semantics;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Renumbering;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes programs over two small tables, and the tables. Every column is int64.
final class RandomPrograms {
  static final FixedCatalog TABLES =
      FixedCatalog.of(
          """
          t rows=8 a int64, b int64, c int64
          u rows=5 d int64, e int64 partition
          """);

  private final Random random;
  private final List<Definition> definitions = new ArrayList<>();
  private int lastId;

  RandomPrograms(long seed) {
    this.random = new Random(seed);
  }

  Map<TableRef, List<List<Value>>> rows() {
    Map<TableRef, List<List<Value>>> rows = new HashMap<>();
    rows.put(TABLES.table("t"), rows(random.nextInt(9), 3));
    rows.put(TABLES.table("u"), rows(random.nextInt(6), 2));
    return rows;
  }

  private List<List<Value>> rows(int count, int columns) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Value> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(random.nextInt(5) == 0 ? Value.NULL : new Value.Int(random.nextInt(4)));
      }
      rows.add(row);
    }
    return rows;
  }

  Program program() {
    int views = random.nextInt(5);
    for (int i = 0; i < views; i++) {
      lastId = 0;
      Plan plan = plan(1 + random.nextInt(3));
      definitions.add(new Definition("v" + i, plan));
    }
    List<Sink> sinks = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      lastId = 0;
      sinks.add(new Sink("o" + i, plan(1 + random.nextInt(3)), new Target.Rows()));
    }
    return new Program(definitions, sinks);
  }

  private Column fresh() {
    int id = ++lastId;
    return new Column(id, "c" + id, Simple.INT64);
  }

  private Plan plan(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(19)) {
      case 14, 15, 16, 17, 18 ->
          new RandomQueries(random, this::fresh, () -> plan(depth - 1)).plan();
      case 0, 1, 2 -> filter(plan(depth - 1));
      case 3, 4 -> project(plan(depth - 1));
      case 5, 6 -> join(plan(depth - 1), plan(depth - 1));
      case 7 -> aggregate(plan(depth - 1));
      case 8 -> union(plan(depth - 1), plan(depth - 1));
      case 9 -> first(plan(depth - 1));
      case 10 -> repeat(plan(depth - 1));
      case 12 ->
          twice(
              random.nextBoolean()
                  ? aggregate(plan(depth - 1))
                  : join(plan(depth - 1), plan(depth - 1)));
      case 11 -> marked(plan(depth - 1), plan(depth - 1));
      default -> leaf();
    };
  }

  private Plan leaf() {
    if (!definitions.isEmpty() && random.nextInt(3) > 0) {
      Definition definition = any(definitions);
      return new Reference(definition.name(), imports(definition.plan().columns().size()));
    }
    TableRef table = TABLES.table(random.nextBoolean() ? "t" : "u");
    return new Scan(table, imports(table.schema().fields().size()), List.of());
  }

  private List<Import> imports(int columns) {
    List<Import> imports = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      if (random.nextInt(4) > 0) {
        imports.add(new Import(fresh(), i));
      }
    }
    Collections.shuffle(imports, random);
    return imports;
  }

  private Plan filter(Plan input) {
    if (!input.columns().isEmpty() && random.nextInt(3) == 0) {
      return guarded(input);
    }
    return new Filter(input, new RandomExprs(random, input.columns()).truth(2));
  }

  /// What fails for zero, behind a filter that lets no zero pass: by itself, by a product that is
  /// unknown for some zeros, through a projection, or in one predicate.
  private Plan guarded(Plan input) {
    Expr divisor = new Ref(any(input.columns()));
    Expr other = new Ref(any(input.columns()));
    Expr zero = Evaluator.literal(0);
    Expr product = new Arithmetic(Operator.MULTIPLY, divisor, other, Simple.INT64);
    Expr guard = new Compare(Comparison.NE, random.nextBoolean() ? divisor : product, zero);
    Expr quotient = new Arithmetic(Operator.DIVIDE, Evaluator.literal(6), divisor, Simple.INT64);
    Expr risky = new Compare(Comparison.GT, quotient, Evaluator.literal(random.nextInt(3)));
    Expr safe = new Compare(Comparison.LT, other, Evaluator.literal(random.nextInt(4)));
    return switch (random.nextInt(4)) {
      case 0 -> new Filter(new Filter(input, guard), new Expr.And(List.of(safe, risky)));
      case 1 -> {
        Column computed = fresh();
        List<Assignment> assignments = new ArrayList<>();
        input.columns().forEach(one -> assignments.add(new Assignment(one, new Ref(one))));
        assignments.add(new Assignment(computed, product));
        Plan projected = new Project(input, assignments);
        Expr late = new Compare(Comparison.NE, new Ref(computed), zero);
        yield new Filter(new Filter(projected, late), risky);
      }
      case 2 ->
          new Filter(
              input, new Expr.And(List.of(new Compare(Comparison.NE, divisor, zero), risky)));
      default -> new Project(new Filter(input, guard), List.of(new Assignment(fresh(), quotient)));
    };
  }

  private Plan project(Plan input) {
    List<Assignment> assignments = new ArrayList<>();
    RandomExprs exprs = new RandomExprs(random, input.columns());
    for (Column column : input.columns()) {
      switch (random.nextInt(4)) {
        case 0 -> assignments.add(new Assignment(fresh(), exprs.number(2)));
        case 1 -> assignments.add(new Assignment(fresh(), new Ref(column)));
        case 2 -> assignments.add(new Assignment(column, new Ref(column)));
        default -> {}
      }
    }
    return new Project(input, assignments);
  }

  private Plan join(Plan left, Plan right) {
    if (left.columns().isEmpty() || right.columns().isEmpty()) {
      return left;
    }
    List<Expr> equal = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      equal.add(
          new Compare(Comparison.EQ, new Ref(any(left.columns())), new Ref(any(right.columns()))));
    }
    if (random.nextInt(4) == 0) {
      List<Column> both = new ArrayList<>(left.columns());
      both.addAll(right.columns());
      equal.set(0, new RandomExprs(random, both).truth(1));
    }
    Expr condition = equal.size() == 1 ? equal.getFirst() : new Expr.And(equal);
    return new Join(left, right, any(List.of(JoinType.values())), condition);
  }

  /// The mark becomes a number, so that every column is one.
  private Plan marked(Plan left, Plan right) {
    if (left.columns().isEmpty() || right.columns().isEmpty()) {
      return left;
    }
    Expr equal =
        new Compare(
            random.nextInt(4) == 0 ? Comparison.NOT_DISTINCT : Comparison.EQ,
            new Ref(any(left.columns())),
            new Ref(any(right.columns())));
    List<Column> both = new ArrayList<>(left.columns());
    both.addAll(right.columns());
    Expr other = new RandomExprs(random, both).truth(1);
    Expr condition = random.nextBoolean() ? equal : new Expr.And(List.of(equal, other));
    Column mark = new Column(++lastId, "m" + lastId, Simple.BOOLEAN);
    List<Assignment> assignments = new ArrayList<>();
    left.columns().forEach(one -> assignments.add(new Assignment(one, new Ref(one))));
    assignments.add(
        new Assignment(
            fresh(),
            new Expr.Case(
                List.of(
                    new Expr.Branch(new Ref(mark), Evaluator.literal(1)),
                    new Expr.Branch(new Expr.IsNull(new Ref(mark)), Evaluator.literal(2))),
                Evaluator.literal(0))));
    return new Project(new MarkJoin(left, right, mark, condition), assignments);
  }

  /// The first rows of an order, which all columns complete; by a limit or at once.
  private Plan first(Plan input) {
    List<SortKey> keys = new ArrayList<>();
    for (Column column : input.columns()) {
      if (random.nextBoolean()) {
        Expr key = new Ref(column);
        keys.add(random.nextBoolean() ? SortKey.ascending(key) : SortKey.descending(key));
      }
    }
    int count = random.nextInt(8);
    return switch (keys.isEmpty() ? 0 : random.nextInt(3)) {
      case 0 -> keys.isEmpty() ? input : new Sort(input, keys);
      case 1 -> new Limit(new Sort(input, keys), random.nextInt(3), count);
      default -> new TopK(input, keys, count);
    };
  }

  private Plan repeat(Plan input) {
    return input.columns().isEmpty() ? input : new Repeat(input, any(input.columns()));
  }

  private Plan aggregate(Plan input) {
    List<Column> keys = input.columns().stream().filter(_ -> random.nextInt(3) == 0).toList();
    List<Aggregation> calls = new ArrayList<>();
    AggregateCall count = new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64);
    calls.add(new Aggregation(fresh(), count));
    RandomExprs exprs = new RandomExprs(random, input.columns());
    for (AggregateFunction function :
        List.of(AggregateFunction.SUM, AggregateFunction.MIN, AggregateFunction.COUNT)) {
      if (random.nextBoolean()) {
        AggregateCall call = new AggregateCall(function, List.of(exprs.number(1)), Simple.INT64);
        calls.add(new Aggregation(fresh(), call));
      }
    }
    return new Aggregate(
        input, keys, !keys.isEmpty() && random.nextInt(3) == 0 ? List.of() : calls);
  }

  /// A plan beside itself in other columns.
  private Plan twice(Plan plan) {
    Plan again = new Renumbering(lastId, Map.of()).of(plan);
    lastId *= 2;
    return random.nextBoolean() ? join(plan, again) : union(plan, again);
  }

  private Plan union(Plan left, Plan right) {
    int columns = Math.min(left.columns().size(), right.columns().size());
    List<Column> made = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      made.add(fresh());
    }
    return new Union(List.of(first(left, columns), first(right, columns)), made);
  }

  private static Plan first(Plan plan, int columns) {
    return new Project(
        plan,
        plan.columns().subList(0, columns).stream()
            .map(column -> new Assignment(column, new Ref(column)))
            .toList());
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
