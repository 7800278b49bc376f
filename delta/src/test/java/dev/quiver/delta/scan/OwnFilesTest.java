package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.scan.RecordedFile.Notes;
import dev.quiver.delta.scan.RecordedFile.Range;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.plan.Target.WriteMode;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row group of several pages, written by this engine: `i` ascends, `k` is scattered and has a
/// bloom filter, `s` has few values, `n` is NULL in long runs.
class OwnFilesTest {
  private static final long SEED = 3;
  private static final int ROWS = 70_000;
  private static final String SCHEMA = "i int64, k int64, s string, n int32";

  @TempDir Path folder;

  private final Notes notes = new Notes();
  private final DeltaTables tables = new DeltaTables(RecordedFile.store(new LocalStore(), notes));

  @BeforeEach
  void write() {
    Write plain = Tables.write(folder.toString(), WriteMode.APPEND);
    BloomFilter bloom = new BloomFilter("k", 0.001, OptionalLong.empty(), false);
    Write write =
        new Write(
            plain.location(),
            plain.mode(),
            plain.partitionBy(),
            new TreeMap<>(),
            plain.maxRetries(),
            new FileLayout(List.of(bloom), Optional.empty(), OptionalLong.empty()));
    new Tables(new LocalStore(), WriteSettings.DEFAULT)
        .commit(
            write,
            SCHEMA,
            IntStream.range(0, ROWS).mapToObj(OwnFilesTest::row).toArray(String[]::new));
  }

  private static String row(int i) {
    String n = i / 25_000 == 1 ? "null" : Integer.toString(i / 10);
    return "%d|%d|v%d|%s".formatted(i, scattered(i), i % 40, n);
  }

  private static long scattered(long i) {
    long mixed = (i + 1) * 0x9E3779B97F4A7C15L;
    return ((mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L) >>> 24;
  }

  @Test
  void readsPagesThatCanMatch() {
    FilteredScan read = scan(2_048);

    assertThat(read.rows(compare("i", Comparison.EQ, 65_000), true)).hasSize(1);
    assertThat(read.counts().get("pages_kept")).isEqualTo(1);
    assertThat(read.counts().get("rows_read")).isLessThanOrEqualTo(20_000);
    assertThat(read.counts().get("bytes_read"))
        .isLessThan(read.counts().getOrDefault("bytes", 0L) / 2);
  }

  @Test
  void asksBloomFiltersAndDictionaries() {
    FilteredScan absent = scan(2_048);
    int found = 0;
    for (int key = 1 << 30; key < (1 << 30) + 20; key++) {
      found += absent.rows(compare("k", Comparison.EQ, key), true).size();
    }
    assertThat(absent.counts().get("row_groups_dropped_by_bloom_filter")).isEqualTo(20 - found);

    FilteredScan word = scan(2_048);
    Expr middle =
        new Compare(Comparison.EQ, column("s"), new Literal(new Value.Text("v100"), Simple.STRING));
    assertThat(word.rows(middle, true)).isEmpty();
    assertThat(word.counts().get("row_groups_dropped_by_dictionary")).isEqualTo(1);
  }

  @Test
  void changesNoRow() {
    Random random = new Random(SEED);
    TableScan all = ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()));
    RandomFilters filters;
    try (ExecutionContext context = Tables.context(1L << 30)) {
      filters = RandomFilters.of(tables, all, context, random);
    }
    for (int i = 0; i < 16; i++) {
      Expr filter = filters.next(2);
      FilteredScan read = scan(i % 2 == 0 ? 2_048 : 700);
      assertThat(read.rows(filter, true).equals(read.rows(filter, false)))
          .as("seed %d: %s", SEED, filter)
          .isTrue();
    }
  }

  @Test
  void endsInRowsOrTypedErrorsWhateverIndexesSay() throws IOException {
    Random random = new Random(SEED);
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] sound = Files.readAllBytes(file);
    int errors = 0;
    for (int i = 0; i < 150; i++) {
      byte[] bytes = sound.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        int at = bytes.length - 9 - random.nextInt(2_000);
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << i % 8);
      }
      Files.write(file, bytes);
      Expr filter =
          i % 2 == 0 ? compare("i", Comparison.EQ, 65_000) : compare("k", Comparison.EQ, 7);
      try {
        scan(2_048).rows(filter, true);
      } catch (QueryException e) {
        errors++;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed %d, mutation %d".formatted(SEED, i), e);
      }
    }
    assertThat(errors).isBetween(5, 145);
  }

  @Test
  void announcesWhatItReads() {
    scan(2_048).rows(new Not(new IsNull(column("i"))), true);
    assertThat(notes.read()).isNotEmpty().allMatch(notes.announced()::contains);

    notes.read().clear();
    notes.announced().clear();
    Expr apart =
        new Expr.Or(
            List.of(
                new And(List.of(compare("i", Comparison.LT, 100), compare("i", Comparison.GE, 0))),
                compare("i", Comparison.GT, ROWS - 100)));
    scan(2_048).rows(apart, true);
    long bytes = notes.read().stream().mapToLong(Range::length).sum();
    assertThat(notes.announced())
        .as("%s", notes)
        .isNotEmpty()
        .allMatch(range -> range.length() < bytes);
  }

  private FilteredScan scan(int batchRows) {
    TableScan all = ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()));
    return new FilteredScan(tables, all, batchRows, 1);
  }

  private static Expr compare(String name, Comparison op, long value) {
    return new Compare(op, column(name), new Literal(new Value.Int(value), Simple.INT64));
  }

  private static Ref column(String name) {
    return switch (name) {
      case "i" -> new Ref(new Column(100, "i", Simple.INT64));
      case "k" -> new Ref(new Column(101, "k", Simple.INT64));
      default -> new Ref(new Column(102, "s", Simple.STRING));
    };
  }
}
