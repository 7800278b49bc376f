package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static dev.quiver.logical.plan.Target.WriteMode.OVERWRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Failed;
import dev.quiver.delta.fixture.FaultyStore;
import dev.quiver.delta.fixture.FaultyStore.Fault;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.StorageException;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.plan.Target.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteFaultTest {
  private static final String SCHEMA = "id int64, part string";
  private static final String[] ROWS = {"1|a", "2|b", "3|a", "4|c", "5|null"};

  /// Small files, and fewer open ones than partitions.
  private static final WriteSettings SETTINGS =
      new WriteSettings(
          InstantSource.system(),
          IdSource.random(),
          new ParquetSettings(Compression.SNAPPY, 256, 1L << 20, 1L << 20),
          2);

  @TempDir private Path folder;

  @Test
  void commitsWhollyOrNotAtAllWhateverGoesWrong() throws Exception {
    for (WriteMode mode : WriteMode.values()) {
      FaultyStore counting = FaultyStore.sound(new LocalStore());
      run(counting, table(mode + "-sound"), mode);
      for (Fault fault : Fault.values()) {
        for (int at = 1; at <= counting.operations(); at++) {
          Path table = table(mode + "-" + fault + "-" + at);
          FaultyStore store = new FaultyStore(new LocalStore(), fault, at);
          boolean committed = run(store, table, mode);
          assertThat(store.struck()).isTrue();
          check(table, mode, committed, fault);
        }
      }
    }
  }

  @Test
  void createsWhollyOrNotAtAllWhateverGoesWrong() throws Exception {
    FaultyStore counting = FaultyStore.sound(new LocalStore());
    assertThat(run(counting, folder.resolve("new-sound"), APPEND)).isTrue();
    for (Fault fault : Fault.values()) {
      for (int at = 1; at <= counting.operations(); at++) {
        Path table = folder.resolve("new-" + fault + "-" + at);
        boolean committed = run(new FaultyStore(new LocalStore(), fault, at), table, APPEND);
        assertThat(versions(table)).as(table.toString()).isEqualTo(committed ? 1 : 0);
        if (!committed && fault != Fault.DIE) {
          assertThat(dataFiles(table)).as(table.toString()).isEmpty();
        }
      }
    }
  }

  @Test
  void deletesItsFilesWhenNobodyCommits() throws Exception {
    Path table = table("abandoned");
    Tables tables = new Tables(new LocalStore(), SETTINGS);
    tables.stage(write(table.toString(), OVERWRITE), SCHEMA, 2, ROWS).close();
    assertThat(versions(table)).isEqualTo(1);
    assertThat(dataFiles(table)).hasSize(1);
  }

  @Test
  void letsGoOfEverythingWhenTheBudgetIsSpent() throws Exception {
    Tables tables = new Tables(new LocalStore(), SETTINGS);
    String[] rows =
        IntStream.range(0, 2_000)
            .mapToObj(i -> i + "|" + "x".repeat(200) + i)
            .toArray(String[]::new);
    try (ExecutionContext source = Tables.context(1L << 30);
        ExecutionContext context = Tables.context(100_000)) {
      DeltaSinks sinks = new DeltaSinks(new LocalStore(), tables, SETTINGS);
      try (TableSink sink =
          sinks.create(
              "out",
              write(folder.resolve("large").toString(), APPEND),
              Tables.schema(SCHEMA),
              context)) {
        Batch batch = BatchText.batch(source.allocator(), SCHEMA, rows);
        assertThatThrownBy(() -> sink.write(batch)).isInstanceOf(ResourceException.class);
      }
      assertThat(context.budget().used()).isZero();
    }
    assertThat(dataFiles(folder.resolve("large"))).isEmpty();
  }

  @Test
  void boundsWhatManyPartitionsBuffer() throws Exception {
    Path table = folder.resolve("wide");
    WriteSettings tight =
        new WriteSettings(
            InstantSource.system(),
            IdSource.random(),
            new ParquetSettings(Compression.NONE, 1 << 20, 200_000, 1L << 30),
            100);
    Tables tables = new Tables(new LocalStore(), tight);
    long peak;
    try (ExecutionContext source = Tables.context(1L << 30);
        ExecutionContext context = Tables.context(1L << 30);
        TableSink sink =
            new DeltaSinks(new LocalStore(), tables, tight)
                .create(
                    "out",
                    write(table.toString(), APPEND, "part"),
                    Tables.schema(SCHEMA),
                    context)) {
      for (int batch = 0; batch < 100; batch++) {
        int first = batch * 1_000;
        String[] rows =
            IntStream.range(first, first + 1_000)
                .mapToObj(i -> i * 1_000_003L + "|p" + i % 40)
                .toArray(String[]::new);
        sink.write(BatchText.batch(source.allocator(), SCHEMA, rows));
      }
      tables.commit(sink.finish());
      peak = context.budget().peak();
    }
    assertThat(peak).isLessThan(1_500_000);
    Snapshot snapshot = tables.find(table.toString()).orElseThrow();
    assertThat(snapshot.files()).hasSize(40);
    assertThat(snapshot.files().stream().mapToLong(f -> f.statistics().rows().getAsLong()).sum())
        .isEqualTo(100_000);
  }

  /// A table of one file.
  private Path table(String name) {
    Path table = folder.resolve(name);
    new Tables(new LocalStore(), SETTINGS).commit(write(table.toString(), APPEND), SCHEMA, "0|z");
    return table;
  }

  private static boolean run(ObjectStore store, Path table, WriteMode mode) {
    String[] partitionBy = Files.exists(table) ? new String[0] : new String[] {"part"};
    try {
      CommitOutcome outcome =
          new Tables(store, SETTINGS)
              .commit(write(table.toString(), mode, partitionBy), SCHEMA, ROWS);
      if (outcome instanceof Failed(_, _, var error)) {
        assertThat(error.code()).startsWith(isDoubt(error) ? "COMMIT_IN_DOUBT" : "STORAGE_");
      }
      return outcome instanceof Committed;
    } catch (QueryException e) {
      assertThat(e).isInstanceOf(StorageException.class);
      return false;
    }
  }

  private static boolean isDoubt(QueryException error) {
    return error.code().equals(WriteErrors.IN_DOUBT);
  }

  private static void check(Path table, WriteMode mode, boolean committed, Fault fault)
      throws IOException {
    assertThat(versions(table)).as(table.toString()).isEqualTo(committed ? 2 : 1);
    Snapshot snapshot =
        new KernelTables(new LocalStore()).open(table.toString(), OptionalLong.empty());
    long rows = snapshot.files().stream().mapToLong(f -> f.statistics().rows().getAsLong()).sum();
    long before = mode == APPEND || !committed ? 1 : 0;
    assertThat(rows).isEqualTo(before + (committed ? ROWS.length : 0));
    for (DataFile file : snapshot.files()) {
      assertThat(Path.of(file.location())).isRegularFile();
    }
    if (fault != Fault.DIE) {
      int live = snapshot.files().size() + (committed && mode == OVERWRITE ? 1 : 0);
      assertThat(dataFiles(table)).as(table.toString()).hasSize(live);
    }
  }

  private static long versions(Path table) throws IOException {
    return files(table).stream()
        .filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
        .count();
  }

  /// Everything but the log: data, and what was never finished.
  private static List<Path> dataFiles(Path table) throws IOException {
    return files(table).stream()
        .filter(file -> !file.getFileName().toString().matches("\\d{20}\\.(json|crc)"))
        .toList();
  }

  private static List<Path> files(Path table) throws IOException {
    if (!Files.exists(table)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
