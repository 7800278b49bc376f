package dev.quiver.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.log.LogTable.Form;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes the steps over a small log, in both forms and in parts.
class LogStepsTest {
  private static final int FILES = 1_000;
  private static final int COMMITS = 4;

  @Test
  void everyStepAnswersRight(@TempDir Path work) {
    for (Form form : Form.values()) {
      for (int parts : new int[] {1, 3}) {
        check(new LogSteps(LogTable.at(work, FILES, parts, form, COMMITS)), form + " " + parts);
      }
    }
  }

  private static void check(LogSteps steps, String what) {
    Snapshot snapshot = steps.open();
    assertThat(snapshot.files()).as(what).hasSize(FILES + COMMITS * 5);
    assertThat(steps.kernel()).as(what).isEqualTo(FILES + COMMITS * 5L);
    // Of the upper half, files 510 to 1039, every eighth from 515 on.
    assertThat(steps.prune(snapshot)).as(what).isEqualTo(66);
    TableStatistics all = steps.statistics(snapshot);
    assertThat(all.rows()).isEqualTo(Figure.exact(1_020_000));
    ColumnStatistics id = all.columns().get(2);
    assertThat(id.min()).isEqualTo(new Value.Int(20_000));
    assertThat(id.max()).isEqualTo(new Value.Int(1_039_999));
    assertThat(all.columns().get(3).max()).isEqualTo(new Value.Exact(BigInteger.valueOf(100_975)));
    assertThat(all.columns().get(0).distinct()).isEqualTo(Figure.exact(365));
    assertThat(steps.plan().physical().sinks()).hasSize(1);
  }
}
