package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds joins by numbers, near and far, against a twin that looks at every pair.
class WordJoinTest {
  private static final String SCHEMA =
      "k int64, i int32, b int8, d date, t timestamp, w decimal(15,2), n int64";
  private static final String NULLS = "null|null|null|null|null|null|null";
  private static final List<Form> FORMS = List.of(Form.values());

  /// Where keys lie.
  private record Where(String name, Function<Random, Long> key) {}

  private static final Where NEAR = new Where("near", random -> -3L + random.nextInt(20));
  private static final Where FAR =
      new Where("far", random -> 1_000_003L * (random.nextInt(20) - 10) * 4_000_037L);
  private static final List<Where> PLACES =
      List.of(
          NEAR,
          FAR,
          new Where(
              "everywhere",
              random ->
                  switch (random.nextInt(5)) {
                    case 0 -> Long.MIN_VALUE;
                    case 1 -> Long.MAX_VALUE;
                    case 2 -> Long.MIN_VALUE + 1;
                    default -> random.nextInt(4) - 2L;
                  }),
          new Where("half", random -> (random.nextBoolean() ? 1 : -1) * (Long.MAX_VALUE / 2)),
          new Where("skewed", random -> random.nextInt(10) == 0 ? random.nextInt(10) : 7L));

  @Test
  void joinsAsItsTwin() {
    long seed = 20_261_120;
    Random random = new Random(seed);
    List<List<Integer>> keys =
        List.of(List.of(0), List.of(1), List.of(0, 1), List.of(3), List.of(4), List.of(2, 3, 1));
    for (Where where : PLACES) {
      for (List<Integer> on : keys) {
        List<String> left = rows(random, random.nextInt(50), where);
        List<String> right = rows(random, random.nextInt(50), where);
        for (JoinType type : EnumSet.complementOf(EnumSet.of(JoinType.SINGLE))) {
          for (Side build : Side.values()) {
            check("seed " + seed + " " + where.name(), left, right, on, type, build, random);
          }
        }
      }
    }
  }

  @Test
  void givesWhatIsLookedAtOfJoinsOverJoins() {
    for (List<Integer> looked : List.of(List.of(6, 13, 15), List.of(6), List.of(13), List.of(20))) {
      givesWhatIsLookedAt(looked);
    }
  }

  private static void givesWhatIsLookedAt(List<Integer> looked) {
    Random random = new Random(11);
    List<String> left = rows(random, 30, NEAR);
    List<String> right = rows(random, 30, PLACES.getLast());
    List<List<String>> leftKeys = left.stream().map(row -> key(row, List.of(0))).toList();
    List<List<String>> rightKeys = right.stream().map(row -> key(row, List.of(0))).toList();
    for (JoinType type : List.of(JoinType.INNER, JoinType.LEFT, JoinType.FULL)) {
      for (Side build : Side.values()) {
        List<String> inner =
            HashJoinTest.twin(left, right, leftKeys, rightKeys, type, build, NULLS, NULLS);
        List<List<String>> innerKeys = inner.stream().map(row -> key(row, List.of(7))).toList();
        List<String> expected =
            HashJoinTest.twin(
                    inner, left, innerKeys, leftKeys, type, build, NULLS + "|" + NULLS, NULLS)
                .stream()
                .map(row -> String.join("|", key(row, looked)))
                .toList();
        MemoryTable tables =
            new MemoryTable(7, Form.SELECTED).add("l", SCHEMA, left).add("r", SCHEMA, right);
        HashJoin below = join(tables.scan("l", 1), tables.scan("r", 11), type, List.of(0), build);
        TableScan third = tables.scan("l", 21);
        JoinKey key =
            new JoinKey(new Ref(below.columns().get(7)), new Ref(third.columns().getFirst()));
        HashJoin above = new HashJoin(below, third, type, List.of(key), build);
        List<Assignment> some = new ArrayList<>();
        for (int ordinal : looked) {
          Column column = above.columns().get(ordinal);
          some.add(
              new Assignment(
                  new Column(40 + ordinal, "c" + ordinal, column.type()), new Ref(column)));
        }
        assertThat(Executions.rows(tables, new Project(above, some), Executions.settings(2, 3)))
            .as("%s build %s", type, build)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void joinsDecimals() {
    Random random = new Random(5);
    List<String> left = rows(random, 40, NEAR);
    List<String> right = rows(random, 30, FAR);
    for (Side build : Side.values()) {
      check("decimals", left, right, List.of(5), JoinType.FULL, build, random);
    }
  }

  @Test
  void givesUpWithoutLeavingAnythingOpen() {
    Random random = new Random(7);
    List<String> left = rows(random, 200, NEAR);
    List<String> right = rows(random, 200, FAR);
    for (String name : List.of("l", "r")) {
      List<String> failures =
          Hardships.survives(
              () -> new MemoryTable(20, Form.FLAT).add("l", SCHEMA, left).add("r", SCHEMA, right),
              tables ->
                  join(
                      tables.scan("l", 1),
                      tables.scan(name, 11),
                      JoinType.FULL,
                      List.of(0),
                      Side.RIGHT));
      assertThat(failures).anyMatch(failure -> failure.contains("hash join"));
    }
  }

  private static void check(
      String what,
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
    List<String> expected =
        HashJoinTest.twin(
            left,
            right,
            left.stream().map(row -> key(row, keys)).toList(),
            right.stream().map(row -> key(row, keys)).toList(),
            type,
            build,
            NULLS,
            NULLS);
    int[] sizes = new int[] {1, 3, 2048};
    int batchRows = sizes[random.nextInt(sizes.length)];
    for (int threads : new int[] {1, 2, 4}) {
      HashJoin join = join(tables.scan("l", 1), tables.scan("r", 11), type, keys, build);
      assertThat(Executions.rows(tables, join, Executions.settings(threads, batchRows)))
          .as(
              "%s %s build %s keys %s %s batch %d threads %d",
              what, type, build, keys, form, batchRows, threads)
          .isEqualTo(expected);
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

  private static List<String> rows(Random random, int count, Where where) {
    return IntStream.range(0, count)
        .mapToObj(n -> {
          long key = where.key().apply(random);
          long small = where.key().apply(random);
          return String.join(
              "|",
              orNull(random, key),
              orNull(random, (int) key),
              orNull(random, (byte) small),
              orNull(random, LocalDate.ofEpochDay((int) key % 100_000)),
              orNull(random, LocalDate.ofEpochDay(small % 100_000) + "T00:00:00Z"),
              orNull(random, key % 1_000 + ".25"),
              "" + n);
        })
        .toList();
  }

  private static String orNull(Random random, Object value) {
    return random.nextInt(9) == 0 ? "null" : value.toString();
  }

  private static List<String> key(String row, List<Integer> keys) {
    String[] cells = row.split("\\|", -1);
    return keys.stream().map(key -> cells[key]).toList();
  }
}
