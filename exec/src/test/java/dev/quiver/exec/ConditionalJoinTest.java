package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds joins with conditions beyond equality, NULLs that match, marks, single matches and loops
/// against a twin that looks at every pair.
class ConditionalJoinTest {
  private static final String SCHEMA = "k int64, s string, x int64, n int64";
  private static final String NULLS = "null|null|null|null";
  private static final List<Form> FORMS = List.of(Form.values());

  /// Which columns are keys, whether NULL matches each, and which column is to be less than the
  /// other side's (-1 for none).
  private record On(List<Integer> keys, List<Boolean> matchesNull, int less) {
    /// Whether a pair meets the condition; empty where that is unknown.
    Optional<Boolean> of(String left, String right) {
      String[] l = left.split("\\|", -1);
      String[] r = right.split("\\|", -1);
      Optional<Boolean> result = Optional.of(true);
      for (int i = 0; i < keys.size(); i++) {
        String one = l[keys.get(i)];
        String two = r[keys.get(i)];
        boolean unknown = !matchesNull.get(i) && (one.equals("null") || two.equals("null"));
        result = and(result, unknown ? Optional.empty() : Optional.of(one.equals(two)));
      }
      if (less >= 0) {
        boolean unknown = l[less].equals("null") || r[less].equals("null");
        result =
            and(
                result,
                unknown
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(l[less]) < Long.parseLong(r[less])));
      }
      return result;
    }

    private static Optional<Boolean> and(Optional<Boolean> one, Optional<Boolean> two) {
      if (one.equals(Optional.of(false)) || two.equals(Optional.of(false))) {
        return Optional.of(false);
      }
      return one.isEmpty() ? one : two;
    }

    JoinOn physical(List<Column> left, List<Column> right) {
      List<JoinKey> made = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        int key = keys.get(i);
        made.add(new JoinKey(new Ref(left.get(key)), new Ref(right.get(key)), matchesNull.get(i)));
      }
      return new JoinOn(made, residual(left, right));
    }

    List<Expr> residual(List<Column> left, List<Column> right) {
      return less < 0
          ? List.of()
          : List.of(new Compare(Comparison.LT, new Ref(left.get(less)), new Ref(right.get(less))));
    }
  }

  @Test
  void joinsAsATwinThatLooksAtEveryPair() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int round = 0; round < 24; round++) {
      List<String> left = rows(random, random.nextInt(30), 1 + random.nextInt(6));
      List<String> right = rows(random, random.nextInt(30), 1 + random.nextInt(6));
      On on = on(random, round);
      for (JoinType type : JoinType.values()) {
        for (Side build : Side.values()) {
          if (type != JoinType.SINGLE || build == Side.RIGHT) {
            String where =
                "seed %d round %d %s build %s %s".formatted(seed, round, on, type, build);
            check(
                where,
                random,
                left,
                right,
                tables -> plan(tables, on, type, build),
                twin(left, right, on, type, build));
          }
        }
      }
      check(
          "seed %d round %d %s mark".formatted(seed, round, on),
          random,
          left,
          right,
          tables -> mark(tables, on),
          Optional.of(marks(left, right, on)));
    }
  }

  @Test
  void marksNothingOfNothing() {
    MemoryTable tables =
        new MemoryTable(2, Form.FLAT)
            .add("l", SCHEMA, List.of("null|a|1|0"))
            .add("r", SCHEMA, List.of());
    On on = new On(List.of(0), List.of(false), -1);
    assertThat(Executions.rows(tables, mark(tables, on), Executions.settings(1, 3)))
        .containsExactly("null|a|1|0|false");
  }

  @Test
  void survivesEveryEnd() {
    Random random = new Random(9);
    List<String> left = rows(random, 40, 5);
    List<String> right = rows(random, 40, 5);
    for (On on : List.of(new On(List.of(), List.of(), 2), new On(List.of(0), List.of(true), 2))) {
      for (JoinType type : List.of(JoinType.FULL, JoinType.ANTI)) {
        Hardships.survives(
            () -> tables(5, Form.SELECTED, left, right),
            tables -> plan(tables, on, type, Side.RIGHT));
      }
      List<String> failures =
          Hardships.survives(
              () -> tables(5, Form.DICTIONARY, left, right), tables -> mark(tables, on));
      assertThat(failures).anyMatch(message -> message.contains("by mark join"));
    }
  }

  private interface Planning {
    PhysicalPlan of(MemoryTable tables);
  }

  private static void check(
      String where,
      Random random,
      List<String> left,
      List<String> right,
      Planning planning,
      Optional<List<String>> expected) {
    Form form = FORMS.get(random.nextInt(FORMS.size()));
    MemoryTable tables = tables(1 + random.nextInt(12), form, left, right);
    for (int batchRows : new int[] {1, 3, 2048}) {
      for (int threads : new int[] {1, 2, 4}) {
        String at = "%s %s batch %d threads %d".formatted(where, form, batchRows, threads);
        PhysicalPlan plan = planning.of(tables);
        if (expected.isEmpty()) {
          assertThatThrownBy(
                  () -> Executions.rows(tables, plan, Executions.settings(threads, batchRows)))
              .as(at)
              .isInstanceOf(EvaluationException.class)
              .hasMessageContaining("more than one row");
        } else {
          assertThat(Executions.rows(tables, plan, Executions.settings(threads, batchRows)))
              .as(at)
              .isEqualTo(expected.get());
        }
      }
    }
  }

  private static MemoryTable tables(
      int morselRows, Form form, List<String> left, List<String> right) {
    return new MemoryTable(morselRows, form).add("l", SCHEMA, left).add("r", SCHEMA, right);
  }

  private static On on(Random random, int round) {
    List<Integer> keys =
        List.of(List.<Integer>of(), List.of(0), List.of(1), List.of(0, 1)).get(round % 4);
    List<Boolean> matchesNull = keys.stream().map(_ -> random.nextInt(3) == 0).toList();
    return new On(keys, matchesNull, random.nextInt(4) == 0 ? -1 : 2);
  }

  private static PhysicalPlan plan(MemoryTable tables, On on, JoinType type, Side build) {
    TableScan left = tables.scan("l", 1);
    TableScan right = tables.scan("r", 11);
    if (on.keys().isEmpty() && build == Side.RIGHT) {
      Expr condition = new Conjuncts(on.residual(left.columns(), right.columns())).predicate();
      return new NestedLoopJoin(left, right, type, condition);
    }
    return new HashJoin(left, right, type, on.physical(left.columns(), right.columns()), build);
  }

  private static PhysicalPlan mark(MemoryTable tables, On on) {
    TableScan left = tables.scan("l", 1);
    TableScan right = tables.scan("r", 11);
    Column mark = new Column(21, "mark", Simple.BOOLEAN);
    return new MarkJoin(left, right, mark, on.physical(left.columns(), right.columns()));
  }

  private static List<String> rows(Random random, int count, int distinct) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            String.join(
                "|",
                random.nextInt(6) == 0 ? "null" : "" + random.nextInt(distinct),
                random.nextInt(6) == 0 ? "null" : "a text of length " + random.nextInt(distinct),
                random.nextInt(6) == 0 ? "null" : "" + random.nextInt(distinct),
                "" + i))
        .toList();
  }

  private static List<String> marks(List<String> left, List<String> right, On on) {
    List<String> result = new ArrayList<>();
    for (String l : left) {
      boolean any = right.stream().anyMatch(r -> on.of(l, r).orElse(false));
      boolean unknown = right.stream().anyMatch(r -> on.of(l, r).isEmpty());
      result.add(l + "|" + (any ? "true" : unknown ? "null" : "false"));
    }
    return result;
  }

  /// Probe rows in order, each with its matches in order, then what is left of the build side;
  /// empty where a row has a second match and may not.
  private static Optional<List<String>> twin(
      List<String> left, List<String> right, On on, JoinType type, Side build) {
    boolean buildsLeft = build == Side.LEFT;
    List<String> probes = buildsLeft ? right : left;
    List<String> builds = buildsLeft ? left : right;
    boolean filters = !type.keepsRight();
    boolean keepsLeft = type == JoinType.LEFT || type == JoinType.FULL || type == JoinType.SINGLE;
    boolean keepsRight = type == JoinType.RIGHT || type == JoinType.FULL;
    boolean[] matched = new boolean[builds.size()];
    List<String> result = new ArrayList<>();
    for (String probe : probes) {
      int matches = 0;
      for (int i = 0; i < builds.size(); i++) {
        String l = buildsLeft ? builds.get(i) : probe;
        String r = buildsLeft ? probe : builds.get(i);
        if (on.of(l, r).orElse(false)) {
          matches++;
          matched[i] = true;
          if (!filters) {
            result.add(l + "|" + r);
          }
        }
      }
      if (type == JoinType.SINGLE && matches > 1) {
        return Optional.empty();
      }
      if (filters && !buildsLeft && matches > 0 == (type == JoinType.SEMI)) {
        result.add(probe);
      } else if (matches == 0 && !filters && (buildsLeft ? keepsRight : keepsLeft)) {
        result.add(buildsLeft ? NULLS + "|" + probe : probe + "|" + NULLS);
      }
    }
    for (int i = 0; i < builds.size(); i++) {
      if (filters && buildsLeft && matched[i] == (type == JoinType.SEMI)) {
        result.add(builds.get(i));
      } else if (!filters && !matched[i] && (buildsLeft ? keepsLeft : keepsRight)) {
        result.add(buildsLeft ? builds.get(i) + "|" + NULLS : NULLS + "|" + builds.get(i));
      }
    }
    return Optional.of(result);
  }
}
