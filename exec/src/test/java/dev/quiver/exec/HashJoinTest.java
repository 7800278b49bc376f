package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashJoinTest {
  private static final String SCHEMA = "k int64, s string, f float64, w decimal(30,2), n int64";
  private static final List<Form> FORMS = List.of(Form.values());
  private static final String NULLS = "null|null|null|null|null";

  @Test
  void joinsAsARowAtATimeTwinInTheSameOrder() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      List<String> left = rows(random, random.nextInt(60), 1 + random.nextInt(12));
      List<String> right = rows(random, random.nextInt(60), 1 + random.nextInt(12));
      List<Integer> keys =
          List.of(List.of(0), List.of(1), List.of(2), List.of(3), List.of(0, 1), List.of(2, 3, 1))
              .get(round % 6);
      for (JoinType type : EnumSet.complementOf(EnumSet.of(JoinType.SINGLE))) {
        for (Side build : Side.values()) {
          check(seed, round, left, right, keys, type, build, random);
        }
      }
    }
  }

  @Test
  void pairsAllRowsWithoutKeys() {
    MemoryTable tables =
        new MemoryTable(2, Form.FLAT)
            .add("l", SCHEMA, rows(new Random(1), 5, 3))
            .add("r", SCHEMA, rows(new Random(2), 7, 3));
    HashJoin join =
        new HashJoin(
            tables.scan("l", 1), tables.scan("r", 11), JoinType.INNER, List.of(), Side.LEFT);
    assertThat(Executions.rows(tables, join, Executions.settings(2, 3))).hasSize(35);
  }

  @Test
  void joinsAJoin() {
    List<String> rows = rows(new Random(3), 40, 5);
    MemoryTable tables = new MemoryTable(8, Form.SELECTED).add("t", SCHEMA, rows);
    HashJoin inner =
        join(tables.scan("t", 1), tables.scan("t", 11), JoinType.FULL, List.of(0), Side.RIGHT);
    TableScan third = tables.scan("t", 21);
    HashJoin outer =
        new HashJoin(
            inner,
            third,
            JoinType.FULL,
            List.of(new JoinKey(new Ref(inner.columns().get(6)), new Ref(third.columns().get(1)))),
            Side.LEFT);
    List<String> expected =
        twin(twin(rows, rows, List.of(0), JoinType.FULL, Side.RIGHT), rows, 6, 1, 10);
    for (int threads : new int[] {1, 4}) {
      assertThat(Executions.rows(tables, outer, Executions.settings(threads, 3)))
          .isEqualTo(expected);
    }
  }

  private static void check(
      long seed,
      int round,
      List<String> left,
      List<String> right,
      List<Integer> keys,
      JoinType type,
      Side build,
      Random random) {
    Form form = FORMS.get(random.nextInt(FORMS.size()));
    MemoryTable tables =
        new MemoryTable(1 + random.nextInt(20), form)
            .add("l", SCHEMA, left)
            .add("r", SCHEMA, right);
    List<String> expected = twin(left, right, keys, type, build);
    for (int batchRows : new int[] {1, 3, 2048}) {
      for (int threads : new int[] {1, 2, 4}) {
        HashJoin join = join(tables.scan("l", 1), tables.scan("r", 11), type, keys, build);
        assertThat(Executions.rows(tables, join, Executions.settings(threads, batchRows)))
            .as(
                "seed %d round %d %s build %s keys %s %s batch %d threads %d",
                seed, round, type, build, keys, form, batchRows, threads)
            .isEqualTo(expected);
      }
    }
  }

  private static HashJoin join(
      TableScan left, TableScan right, JoinType type, List<Integer> keys, Side build) {
    return new HashJoin(
        left,
        right,
        type,
        keys.stream()
            .map(key ->
                new JoinKey(new Ref(left.columns().get(key)), new Ref(right.columns().get(key))))
            .toList(),
        build);
  }

  /// Rows whose keys are few, with NULLs, both zeros and NaN; the last column numbers them.
  static List<String> rows(Random random, int count, int distinct) {
    List<String> floats = List.of("0.0", "-0.0", "NaN", "1.5", "null", "Infinity");
    return IntStream.range(0, count)
        .mapToObj(i ->
            String.join(
                "|",
                random.nextInt(8) == 0 ? "null" : "" + random.nextInt(distinct),
                random.nextInt(8) == 0
                    ? "null"
                    : "a".repeat(random.nextInt(3) * 8) + random.nextInt(distinct),
                floats.get(random.nextInt(floats.size())),
                random.nextInt(8) == 0
                    ? "null"
                    : (1 + random.nextInt(distinct) + "234567890123456789012.50"),
                "" + i))
        .toList();
  }

  private static List<String> twin(
      List<String> left, List<String> right, List<Integer> keys, JoinType type, Side build) {
    List<List<String>> one = left.stream().map(row -> key(row, keys)).toList();
    List<List<String>> two = right.stream().map(row -> key(row, keys)).toList();
    return twin(left, right, one, two, type, build, NULLS, NULLS);
  }

  /// A full join that builds the left side.
  private static List<String> twin(
      List<String> left, List<String> right, int leftKey, int rightKey, int leftColumns) {
    String nulls =
        IntStream.range(0, leftColumns).mapToObj(i -> "null").collect(Collectors.joining("|"));
    return twin(
        left,
        right,
        left.stream().map(row -> key(row, List.of(leftKey))).toList(),
        right.stream().map(row -> key(row, List.of(rightKey))).toList(),
        JoinType.FULL,
        Side.LEFT,
        nulls,
        NULLS);
  }

  /// Rows whose keys are equal are joined; a key with `null` in it equals nothing.
  static List<String> twin(
      List<String> left,
      List<String> right,
      List<List<String>> leftKeys,
      List<List<String>> rightKeys,
      JoinType type,
      Side build,
      String leftNulls,
      String rightNulls) {
    boolean buildsLeft = build == Side.LEFT;
    int probes = buildsLeft ? right.size() : left.size();
    int builds = buildsLeft ? left.size() : right.size();
    boolean filters = type == JoinType.SEMI || type == JoinType.ANTI;
    boolean keepsLeft = type == JoinType.LEFT || type == JoinType.FULL;
    boolean keepsRight = type == JoinType.RIGHT || type == JoinType.FULL;
    boolean[] matched = new boolean[builds];
    List<String> result = new ArrayList<>();
    for (int probe = 0; probe < probes; probe++) {
      boolean any = false;
      for (int other = 0; other < builds; other++) {
        int l = buildsLeft ? other : probe;
        int r = buildsLeft ? probe : other;
        if (!leftKeys.get(l).contains("null") && leftKeys.get(l).equals(rightKeys.get(r))) {
          any = true;
          matched[other] = true;
          if (!filters) {
            result.add(left.get(l) + "|" + right.get(r));
          }
        }
      }
      if (filters && !buildsLeft && any == (type == JoinType.SEMI)) {
        result.add(left.get(probe));
      } else if (!any && !filters && (buildsLeft ? keepsRight : keepsLeft)) {
        result.add(
            buildsLeft ? leftNulls + "|" + right.get(probe) : left.get(probe) + "|" + rightNulls);
      }
    }
    for (int other = 0; other < builds; other++) {
      if (filters && buildsLeft && matched[other] == (type == JoinType.SEMI)) {
        result.add(left.get(other));
      } else if (!filters && !matched[other] && (buildsLeft ? keepsLeft : keepsRight)) {
        result.add(
            buildsLeft ? left.get(other) + "|" + rightNulls : leftNulls + "|" + right.get(other));
      }
    }
    return result;
  }

  private static List<String> key(String row, List<Integer> keys) {
    String[] cells = row.split("\\|", -1);
    return keys.stream().map(key -> cells[key].equals("-0.0") ? "0.0" : cells[key]).toList();
  }
}
