package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatTest {
  private static final String SCHEMA = "n int64, s string, l array<int64>";

  @Test
  void givesEachRowAsOftenAsItSays() {
    Random random = new Random(12);
    List<Integer> counts = IntStream.range(0, 30).map(_ -> random.nextInt(9) - 2).boxed().toList();
    List<String> rows =
        IntStream.range(0, 30)
            .mapToObj(
                i -> (i % 7 == 3 ? "null" : counts.get(i)) + "|text number " + i + "|[" + i + "]")
            .toList();
    List<String> expected =
        IntStream.range(0, 30)
            .boxed()
            .flatMap(i ->
                Collections.nCopies(i % 7 == 3 ? 0 : Math.max(0, counts.get(i)), rows.get(i))
                    .stream())
            .toList();
    Executions.everywhere(
        SCHEMA,
        rows,
        (tables, run) -> {
          TableScan scan = tables.scan("t", 1);
          assertThat(run.rows(new Repeat(scan, scan.columns().getFirst()))).isEqualTo(expected);
        });
  }

  @Test
  void survivesEveryEnd() {
    List<String> rows = IntStream.range(0, 30).mapToObj(i -> i + "|t|[1]").toList();
    Hardships.survives(
        () -> new MemoryTable(5, Form.SELECTED).add("t", SCHEMA, rows),
        tables -> {
          TableScan scan = tables.scan("t", 1);
          return new Repeat(scan, scan.columns().getFirst());
        });
  }
}
