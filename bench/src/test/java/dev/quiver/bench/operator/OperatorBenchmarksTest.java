package dev.quiver.bench.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.plan.Plan.JoinType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/// Runs the operator benchmarks once, against what their tables were made to give.
class OperatorBenchmarksTest {
  @Test
  void aggregates() {
    for (int groups : new int[] {10, 1_000, 1_000_000}) {
      AggregateBenchmark benchmark = new AggregateBenchmark();
      benchmark.groups = groups;
      benchmark.prepare();
      Map<Long, Long> rowsOf = new HashMap<>();
      long[] sum = new long[1];
      benchmark
          .subject()
          .show(root -> {
            for (int row = 0; row < root.getRowCount(); row++) {
              if (rowsOf.put(at(root, 0, row), at(root, 1, row)) != null) {
                throw new AssertionError("twice: " + at(root, 0, row));
              }
              sum[0] += at(root, 2, row);
            }
          });
      assertThat(benchmark.aggregate()).isEqualTo(rowsOf.size());
      assertThat(rowsOf.size()).isBetween(Math.min(groups, 500_000), groups);
      assertThat(rowsOf.keySet()).allMatch(key -> key >= 0 && key < groups);
      assertThat(rowsOf.values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(AggregateBenchmark.ROWS);
      assertThat(sum[0]).isEqualTo(AggregateBenchmark.ROWS / 1_000L * (999L * 1_000 / 2));
      benchmark.free();
    }
  }

  @Test
  void joins() {
    for (int built : new int[] {1_000, 1_000_000}) {
      JoinBenchmark benchmark = new JoinBenchmark();
      benchmark.built = built;
      benchmark.prepare();
      long[] last = {-1, 0};
      benchmark
          .subject()
          .show(root -> {
            for (int row = 0; row < root.getRowCount(); row++) {
              long key = at(root, 0, row);
              boolean right =
                  key < built
                      && at(root, 2, row) == key
                      && at(root, 3, row) == 3 * key
                      && at(root, 1, row) > last[0];
              if (!right) {
                throw new AssertionError("pair " + last[1] + " of key " + key);
              }
              last[0] = at(root, 1, row);
              last[1]++;
            }
          });
      assertThat(benchmark.join()).isEqualTo(last[1]);
      assertThat((double) last[1])
          .isBetween(0.4 * JoinBenchmark.PROBES, 0.6 * JoinBenchmark.PROBES);
      benchmark.free();
    }
  }

  @Test
  void sorts() {
    for (int keys : new int[] {1_000, 1_000_000_000}) {
      SortBenchmark benchmark = new SortBenchmark();
      benchmark.keys = keys;
      benchmark.prepare();
      for (MemoryRun run : List.of(benchmark.sorted(), benchmark.first())) {
        long[] last = {-1, -1};
        run.show(root -> {
          for (int row = 0; row < root.getRowCount(); row++) {
            long key = at(root, 0, row);
            if (key < last[0] || (key == last[0] && at(root, 1, row) <= last[1])) {
              throw new AssertionError(key + " after " + last[0]);
            }
            last[0] = key;
            last[1] = at(root, 1, row);
          }
        });
      }
      assertThat(benchmark.sort()).isEqualTo(SortBenchmark.ROWS);
      assertThat(benchmark.topK()).isEqualTo(SortBenchmark.FIRST);
      benchmark.free();
    }
  }

  @Test
  void whatKeysAreLikeChangesNoCounts() {
    long near = joined(Keys.NEAR, JoinType.INNER);
    assertThat(joined(Keys.FAR, JoinType.SEMI)).isEqualTo(near);
    assertThat(joined(Keys.TEXT, JoinType.ANTI)).isEqualTo(JoinBenchmark.PROBES - near);
    for (Keys keys : Keys.values()) {
      AggregateBenchmark benchmark = new AggregateBenchmark();
      benchmark.groups = 1_000;
      benchmark.keys = keys;
      benchmark.prepare();
      assertThat(benchmark.aggregate()).isEqualTo(1_000);
      benchmark.free();
    }
  }

  private static long joined(Keys keys, JoinType type) {
    JoinBenchmark benchmark = new JoinBenchmark();
    benchmark.keys = keys;
    benchmark.type = type;
    benchmark.prepare();
    long rows = benchmark.join();
    benchmark.free();
    return rows;
  }

  @Test
  void filters() {
    for (FilterBenchmark.Question question : FilterBenchmark.Question.values()) {
      FilterBenchmark benchmark = new FilterBenchmark();
      benchmark.question = question;
      benchmark.prepare();
      long wanted = Arrays.stream(benchmark.numbers()).filter(question::isTrueOf).count();
      assertThat(wanted).isBetween(1L, FilterBenchmark.ROWS - 1L);
      assertThat(benchmark.filter()).as("%s", question).isEqualTo(wanted);
      benchmark.free();
    }
  }

  @Test
  void runtimeFilters() {
    for (Keys keys : Keys.values()) {
      RuntimeFilterBenchmark benchmark = new RuntimeFilterBenchmark();
      benchmark.keys = keys;
      benchmark.prepare();
      assertThat(benchmark.make()).isTrue();
      // One in ten is wanted; a bloom filter and a busy clock let more pass.
      assertThat((double) benchmark.test())
          .as("%s", keys)
          .isBetween(0.09 * RuntimeFilterBenchmark.ROWS, (double) RuntimeFilterBenchmark.ROWS);
      benchmark.free();
    }
  }

  private static long at(VectorSchemaRoot root, int column, int row) {
    return ((BigIntVector) root.getVector(column)).get(row);
  }
}
