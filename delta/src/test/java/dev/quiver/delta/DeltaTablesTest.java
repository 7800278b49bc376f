package dev.quiver.delta;

import static dev.quiver.delta.fixture.LogFolder.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTablesTest {
  private static final OptionalLong LATEST = OptionalLong.empty();

  private final DeltaTables tables = new DeltaTables(new LocalStore());

  @TempDir Path folder;

  @Test
  void keepsTheLatestVersionItSawFirst() {
    LogFolder log = LogFolder.of(folder, "a long", "").commit(add("x", "", ""));
    TableRef first = tables.pin("one", log.location(), LATEST);
    log.commit(add("y", "", ""));

    assertThat(first.version()).isEqualTo(1);
    assertThat(tables.pin("two", log.location() + "/.", LATEST))
        .isEqualTo(new TableRef("two", log.location(), 1, first.schema()));
    assertThat(tables.snapshot(first))
        .isSameAs(tables.snapshot(tables.pin("x", log.location(), LATEST)));
    assertThat(tables.pin("three", log.location(), OptionalLong.of(2)).version()).isEqualTo(2);
    assertThat(new DeltaTables(new LocalStore()).pin("four", log.location(), LATEST).version())
        .isEqualTo(2);
  }

  @Test
  void remembersNoFailure() {
    assertThatThrownBy(() -> tables.pin("t", folder.toString(), LATEST))
        .isInstanceOf(TableException.class);
    LogFolder.of(folder, "a long", "");
    assertThat(tables.pin("t", folder.toString(), LATEST).version()).isZero();
  }

  @Test
  void givesManyThreadsTheSameSnapshot() throws Exception {
    LogFolder log = LogFolder.of(folder, "a long", "");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<TableRef>> pins = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        pins.add(threads.submit(() -> tables.pin("t", log.location(), LATEST)));
        log.commit(add("f" + i, "", ""));
      }
      TableRef first = pins.getFirst().get();
      for (Future<TableRef> pin : pins) {
        assertThat(pin.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void addsUpStatistics() {
    LogFolder log =
        LogFolder.of(folder, "a long, s string, p integer", "p")
            .commit(
                add("x", "\"p\":\"1\"", stats(3, 1, 5, 1)),
                add("y", "\"p\":\"2\"", stats(4, -2, 4, 0)),
                add("z", "\"p\":null", stats(2, 0, 0, 0)));
    TableRef table = tables.pin("t", log.location(), LATEST);

    TableStatistics statistics = new DeltaCatalog(tables, _ -> Optional.empty()).statistics(table);

    assertThat(statistics)
        .isEqualTo(
            new TableStatistics(
                Figure.exact(9),
                Figure.exact(30),
                List.of(
                    new ColumnStatistics(
                        new Value.Int(-2), new Value.Int(5), Figure.exact(1), Figure.UNKNOWN),
                    ColumnStatistics.UNKNOWN,
                    new ColumnStatistics(
                        new Value.Int(1), new Value.Int(2), Figure.exact(2), Figure.exact(2)))));
  }

  @Test
  void knowsNothingOfATableWhenAFileKnowsNothing() {
    LogFolder log =
        LogFolder.of(folder, "a long", "")
            .commit(add("x", "", stats(3, 1, 5, 1)), add("y", "", ""));
    TableRef table = tables.pin("t", log.location(), LATEST);

    assertThat(new DeltaCatalog(tables, _ -> Optional.empty()).statistics(table))
        .isEqualTo(
            new TableStatistics(
                Figure.UNKNOWN, Figure.exact(20), List.of(ColumnStatistics.UNKNOWN)));
  }

  @Test
  void promisesExactlyOnlyWhatPartitionsDecide() {
    LogFolder log =
        LogFolder.of(folder, "a long, p integer", "p")
            .commit(add("x", "\"p\":\"1\"", stats(3, 1, 5, 0)));
    TableRef table = tables.pin("t", log.location(), LATEST);
    DeltaCatalog catalog = new DeltaCatalog(tables, _ -> Optional.of(Literal.of(true)));
    Expr overPartition = compare(1, Simple.INT32);
    Expr overData = compare(0, Simple.INT64);

    assertThat(catalog.pushdown(table, overPartition)).isEqualTo(Pushdown.EXACT);
    assertThat(catalog.pushdown(table, overData)).isEqualTo(Pushdown.INEXACT);
    assertThat(catalog.pushdown(table, Literal.of(false))).isEqualTo(Pushdown.UNSUPPORTED);
    assertThat(new DeltaCatalog(tables, _ -> Optional.empty()).pushdown(table, overPartition))
        .as("nobody can evaluate it")
        .isEqualTo(Pushdown.INEXACT);
  }

  private static Expr compare(int ordinal, Simple type) {
    Ref column = new Ref(new Column(ordinal, "c", type));
    return new Compare(Comparison.LT, column, new Literal(new Value.Int(3), type));
  }

  private static String stats(long rows, long min, long max, long nulls) {
    return "{\"numRecords\":%d,\"minValues\":{\"a\":%d},\"maxValues\":{\"a\":%d},\"nullCount\":{\"a\":%d}}"
        .formatted(rows, min, max, nulls);
  }
}
