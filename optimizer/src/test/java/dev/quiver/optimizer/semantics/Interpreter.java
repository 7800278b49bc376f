package dev.quiver.optimizer.semantics;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
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
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Runs programs as the algebra says and no faster: nested loops over rows in memory.
final class Interpreter {
  private static final long MAX_PAIRS = 10_000;

  private final Map<TableRef, List<List<Value>>> tables;
  private final Map<String, Plan> plans = new HashMap<>();
  private final Map<String, List<List<Value>>> definitions = new HashMap<>();

  private Interpreter(Program program, Map<TableRef, List<List<Value>>> tables) {
    this.tables = tables;
    for (Definition definition : program.definitions()) {
      plans.put(definition.name(), definition.plan());
    }
  }

  /// The rows of each sink, sorted; what no sink needs is not run.
  static List<List<List<Value>>> run(Program program, Map<TableRef, List<List<Value>>> tables) {
    Interpreter interpreter = new Interpreter(program, tables);
    return program.sinks().stream()
        .map(sink ->
            interpreter.rows(sink.plan()).stream()
                .sorted(Comparator.comparing(List::toString))
                .toList())
        .toList();
  }

  private List<List<Value>> rows(Plan plan) {
    List<Column> columns = plan.columns();
    return bindings(plan).stream()
        .map(row -> columns.stream().map(column -> Interpreter.of(row, column)).toList())
        .toList();
  }

  private static Value of(Map<Integer, Value> row, Column column) {
    return Evaluator.value(new Expr.Ref(column), row);
  }

  private List<Map<Integer, Value>> bindings(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) ->
          imported(tables.getOrDefault(table, List.of()), imports).stream()
              .filter(row -> filters.stream().allMatch(filter -> Evaluator.isTrue(filter, row)))
              .toList();
      case Reference(var name, var imports) -> imported(definition(name), imports);
      case Empty _ -> List.of();
      case Values(var columns, var rows) -> rows.stream().map(row -> named(row, columns)).toList();
      case Filter(var input, var predicate) ->
          bindings(input).stream().filter(row -> Evaluator.isTrue(predicate, row)).toList();
      case Project(var input, var assignments) ->
          bindings(input).stream().map(row -> project(row, assignments)).toList();
      case Join join -> join(join);
      case MarkJoin join -> mark(join);
      case Repeat(var input, var times) ->
          bindings(input).stream().flatMap(row -> repeat(row, times)).toList();
      case Sort(var input, var keys) -> sorted(input, keys);
      case Limit(var input, var offset, var count) ->
          bindings(input).stream().skip(offset).limit(count).toList();
      case TopK(var input, var keys, var count) ->
          sorted(input, keys).stream().limit(count).toList();
      case Aggregate(var input, var keys, var calls) -> aggregate(bindings(input), keys, calls);
      case Union(var inputs, var columns) ->
          inputs.stream()
              .flatMap(input -> rows(input).stream())
              .map(row -> named(row, columns))
              .toList();
    };
  }

  private List<List<Value>> definition(String name) {
    List<List<Value>> known = definitions.get(name);
    if (known == null) {
      Plan plan = plans.get(name);
      if (plan == null) {
        throw new AssertionError("no definition " + name);
      }
      known = rows(plan);
      definitions.put(name, known);
    }
    return known;
  }

  private static List<Map<Integer, Value>> imported(List<List<Value>> rows, List<Import> imports) {
    List<Map<Integer, Value>> bound = new ArrayList<>();
    for (List<Value> row : rows) {
      Map<Integer, Value> binding = new HashMap<>();
      imports.forEach(one -> binding.put(one.column().id(), row.get(one.source())));
      bound.add(binding);
    }
    return bound;
  }

  private static Map<Integer, Value> project(
      Map<Integer, Value> row, List<Assignment> assignments) {
    Map<Integer, Value> made = new HashMap<>();
    assignments.forEach(one -> made.put(one.column().id(), Evaluator.value(one.value(), row)));
    return made;
  }

  private static Map<Integer, Value> named(List<Value> row, List<Column> columns) {
    Map<Integer, Value> binding = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      binding.put(columns.get(i).id(), row.get(i));
    }
    return binding;
  }

  /// More pairs of rows than anyone waits for.
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void pair(List<?> left, List<?> right) {
    if ((long) left.size() * right.size() > MAX_PAIRS) {
      throw new TooMany();
    }
  }

  private List<Map<Integer, Value>> join(Join join) {
    List<Map<Integer, Value>> left = bindings(join.left());
    List<Map<Integer, Value>> right = bindings(join.right());
    pair(left, right);
    Map<Integer, Value> noLeft = nulls(join.left().columns());
    Map<Integer, Value> noRight = nulls(join.right().columns());
    boolean[] matched = new boolean[right.size()];
    List<Map<Integer, Value>> rows = new ArrayList<>();
    JoinType type = join.type();
    boolean keepsLeft = type == JoinType.LEFT || type == JoinType.FULL || type == JoinType.SINGLE;
    boolean keepsRight = type == JoinType.RIGHT || type == JoinType.FULL;
    for (Map<Integer, Value> l : left) {
      boolean any = false;
      for (int i = 0; i < right.size(); i++) {
        Map<Integer, Value> both = both(l, right.get(i));
        if (Evaluator.isTrue(join.condition(), both)) {
          if (any && type == JoinType.SINGLE) {
            throw new Evaluator.Failed();
          }
          any = true;
          matched[i] = true;
          if (type.keepsRight()) {
            rows.add(both);
          }
        }
      }
      if ((type == JoinType.SEMI && any) || (type == JoinType.ANTI && !any)) {
        rows.add(l);
      } else if (keepsLeft && !any) {
        rows.add(both(l, noRight));
      }
    }
    for (int i = 0; keepsRight && i < right.size(); i++) {
      if (!matched[i]) {
        rows.add(both(noLeft, right.get(i)));
      }
    }
    return rows;
  }

  private List<Map<Integer, Value>> mark(MarkJoin join) {
    List<Map<Integer, Value>> right = bindings(join.right());
    List<Map<Integer, Value>> rows = new ArrayList<>();
    List<Map<Integer, Value>> left = bindings(join.left());
    pair(left, right);
    for (Map<Integer, Value> l : left) {
      Set<Value> answers = new HashSet<>();
      right.forEach(r -> answers.add(Evaluator.value(join.condition(), both(l, r))));
      Value truth = new Value.Bool(true);
      Value mark =
          answers.contains(truth)
              ? truth
              : answers.contains(Value.NULL) ? Value.NULL : new Value.Bool(false);
      rows.add(both(l, Map.of(join.mark().id(), mark)));
    }
    return rows;
  }

  private static Stream<Map<Integer, Value>> repeat(Map<Integer, Value> row, Column times) {
    long count = of(row, times) instanceof Value.Int(var number) ? Math.max(number, 0) : 0;
    return Collections.nCopies((int) count, row).stream();
  }

  private List<Map<Integer, Value>> sorted(Plan input, List<SortKey> keys) {
    List<SortKey> all = new ArrayList<>(keys);
    input.columns().forEach(column -> all.add(SortKey.ascending(new Expr.Ref(column))));
    Comparator<Map<Integer, Value>> order = (_, _) -> 0;
    for (SortKey key : all) {
      order = order.thenComparing((one, two) -> compare(key, one, two));
    }
    return bindings(input).stream().sorted(order).toList();
  }

  private static int compare(SortKey key, Map<Integer, Value> one, Map<Integer, Value> two) {
    Value left = Evaluator.value(key.value(), one);
    Value right = Evaluator.value(key.value(), two);
    boolean isNull = left.equals(Value.NULL);
    if (isNull || right.equals(Value.NULL)) {
      int first = key.nulls() == SortKey.Nulls.FIRST ? -1 : 1;
      return isNull == right.equals(Value.NULL) ? 0 : isNull ? first : -first;
    }
    int order = Long.compare(number(left), number(right));
    return key.direction() == SortKey.Direction.ASCENDING ? order : -order;
  }

  private static long number(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number;
      case Value.Bool(var truth) -> truth ? 1 : 0;
      default -> throw new AssertionError("no order: " + value);
    };
  }

  private static Map<Integer, Value> both(Map<Integer, Value> left, Map<Integer, Value> right) {
    Map<Integer, Value> both = new HashMap<>(left);
    both.putAll(right);
    return both;
  }

  private static Map<Integer, Value> nulls(List<Column> columns) {
    Map<Integer, Value> nulls = new HashMap<>();
    columns.forEach(column -> nulls.put(column.id(), Value.NULL));
    return nulls;
  }

  private static List<Map<Integer, Value>> aggregate(
      List<Map<Integer, Value>> rows, List<Column> keys, List<Aggregation> calls) {
    Map<List<Value>, List<Map<Integer, Value>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (Map<Integer, Value> row : rows) {
      List<Value> key = keys.stream().map(column -> of(row, column)).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    List<Map<Integer, Value>> results = new ArrayList<>();
    groups.forEach((key, group) -> {
      Map<Integer, Value> result = named(key, keys);
      calls.forEach(one -> result.put(one.column().id(), result(one.call(), group)));
      results.add(result);
    });
    return results;
  }

  private static Value result(AggregateCall call, List<Map<Integer, Value>> group) {
    List<Long> numbers =
        call.arguments().stream()
            .flatMap(argument -> group.stream().map(row -> Evaluator.value(argument, row)))
            .flatMap(value ->
                value instanceof Value.Int(var number)
                    ? List.of(number).stream()
                    : List.<Long>of().stream())
            .toList();
    return switch (call.function()) {
      case COUNT_ROWS -> new Value.Int(group.size());
      case COUNT -> new Value.Int(numbers.size());
      case SUM -> orNull(numbers, numbers.stream().mapToLong(Long::longValue).sum());
      case MIN -> orNull(numbers, numbers.stream().mapToLong(Long::longValue).min().orElse(0));
      case MAX -> orNull(numbers, numbers.stream().mapToLong(Long::longValue).max().orElse(0));
      default -> throw new AssertionError("not made here: " + call);
    };
  }

  private static Value orNull(List<Long> numbers, long result) {
    return numbers.isEmpty() ? Value.NULL : new Value.Int(result);
  }
}
