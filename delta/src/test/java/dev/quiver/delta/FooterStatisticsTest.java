package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.cache.TableCaches;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What files say of a table whose log says nothing.
class FooterStatisticsTest {
  @TempDir private Path folder;

  private final TableCaches caches = new TableCaches(1 << 20);

  @Test
  void countsRowsAndFindsBoundsInFooters() throws IOException {
    table(2);
    TableStatistics known = statistics();
    assertThat(known.rows()).isEqualTo(Figure.exact(80));
    ColumnStatistics number = known.columns().get(0);
    assertThat(number.min()).isEqualTo(new Value.Int(0));
    assertThat(number.max()).isEqualTo(new Value.Int(139));
    assertThat(number.nulls()).isEqualTo(Figure.estimated(0));
    ColumnStatistics text = known.columns().get(1);
    assertThat(text.nulls()).isEqualTo(Figure.estimated(20));
    assertThat(text.distinct().grade()).isEqualTo(Grade.ESTIMATED);
    assertThat(text.distinct().value()).isBetween(3L, 6L);
  }

  /// Of thirty files no more than eight are opened, the same ones each time.
  @Test
  void looksAtFewFilesOfMany() throws IOException {
    table(30);
    TableStatistics known = statistics();
    assertThat(known.rows().grade()).isEqualTo(Grade.ESTIMATED);
    assertThat(known.rows().value()).isEqualTo(1_200);
    assertThat(known.columns().getFirst().max()).isEqualTo(new Value.Int(2_939));
    assertThat(caches.footers().counts().misses()).isEqualTo(8);
    assertThat(statistics()).isEqualTo(known);
    assertThat(caches.statistics().counts().hits()).isEqualTo(1);
    assertThat(caches.footers().counts().hits()).isZero();
    caches.clear();
    assertThat(statistics()).isEqualTo(known);
    assertThat(caches.bytes()).isPositive();
  }

  @Test
  void saysNothingOfFilesThatCannotBeRead() throws IOException {
    LogFolder.of(folder, "a integer, b string", "").commit(LogFolder.add("none", "", ""));
    assertThat(statistics())
        .isEqualTo(
            new TableStatistics(
                Figure.UNKNOWN,
                Figure.exact(10),
                List.of(ColumnStatistics.UNKNOWN, ColumnStatistics.UNKNOWN)));
  }

  /// Each file has forty rows, of four texts in all, a quarter of them NULL.
  private void table(int files) throws IOException {
    List<String> adds = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      String name = "part-%02d".formatted(file);
      String[] rows = new String[40];
      for (int row = 0; row < rows.length; row++) {
        rows[row] = (file * 100 + row) + "|" + (row % 4 == 0 ? "null" : "t" + row % 4);
      }
      DataFiles.write(folder.resolve(name), "a int32, b string", rows);
      adds.add(LogFolder.add(name, "", ""));
    }
    LogFolder.of(folder, "a integer, b string", "").commit(adds.toArray(String[]::new));
  }

  private TableStatistics statistics() {
    DeltaTables tables = new DeltaTables(new LocalStore(), caches);
    TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());
    return new DeltaCatalog(tables, _ -> Optional.empty()).statistics(table);
  }
}
