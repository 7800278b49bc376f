package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.RangedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FooterReadsTest {
  @TempDir Path folder;

  @Test
  void givesEachFileItsOwnOnceOnAnyNumberOfThreads() {
    List<ParquetFooter> expected = List.of(footer("1"), footer("1", "2"), footer("1", "2", "3"));
    for (int threads : new int[] {1, 2, 8}) {
      AtomicInteger reads = new AtomicInteger();
      List<ParquetFooter> footers =
          FooterReads.all(
              3_000,
              threads,
              file -> {
                reads.incrementAndGet();
                return expected.get(file % 3);
              });
      assertThat(reads).hasValue(3_000);
      assertThat(footers).hasSize(3_000);
      for (int file = 0; file < 3_000; file++) {
        assertThat(footers.get(file)).isSameAs(expected.get(file % 3));
      }
    }
    assertThat(FooterReads.all(0, 4, _ -> expected.getFirst())).isEmpty();
  }

  @Test
  void waitsForSeveralFilesAtOnce() {
    ParquetFooter footer = footer("1");
    CyclicBarrier together = new CyclicBarrier(3);
    // Ends only if three are under way at the same time.
    assertThat(
            FooterReads.all(
                3,
                3,
                _ -> {
                  meet(together);
                  return footer;
                }))
        .hasSize(3);
  }

  @Test
  void failsAsTheFirstFileThatFails() {
    CyclicBarrier together = new CyclicBarrier(2);
    assertThatThrownBy(() ->
            FooterReads.all(
                2,
                2,
                file -> {
                  meet(together);
                  throw new IllegalArgumentException("file " + file);
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file 0");
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ParquetFooter footer(String... rows) {
    Path path = DataFiles.write(folder.resolve("of" + rows.length), "a int64", rows);
    try (RangedFile file = new LocalStore().open(path.toString())) {
      return ParquetFooter.read(file);
    }
  }
}
