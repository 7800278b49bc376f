package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.Mutations;
import dev.quiver.delta.fixture.Mutator;
import dev.quiver.delta.fixture.RoaringBytes;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoils a table's files, log, data and deletion vectors, one at a time: each ends in rows or in a
/// typed error, and nothing leaks.
class TableMutationTest {
  private static final long MEMORY = 64L << 20;
  private static final int ROWS = 600;
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final String VECTORS = "deletion_vector_01020304-0506-0708-090a-0b0c0d0e0f10.bin";

  @TempDir Path folder;

  @Test
  void endsInRowsOrInATypedError() throws IOException {
    List<Path> files = files();
    assertThat(errors("as it was", 2_048)).isZero();
    int count = Mutations.count(8);
    int errors = 0;
    for (int i = 0; i < count; i++) {
      long seed = Mutations.seed() + i;
      Random random = new Random(seed);
      Path file = files.get(random.nextInt(files.size()));
      byte[] good = Files.readAllBytes(file);
      Mutator mutator = new Mutator(random);
      boolean json = file.toString().endsWith(".json");
      Files.write(file, json ? mutator.text(good) : mutator.binary(good, 0, good.length));
      errors += errors("seed %d, %s".formatted(seed, file.getFileName()), 1 + random.nextInt(300));
      Files.write(file, good);
    }
    System.out.printf("%d of %d mutated tables ended in errors%n", errors, count);
    assertThat(errors).isPositive();
    assertThat(errors("as it was", 2_048)).isZero();
  }

  private int errors(String what, int batchRows) {
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, MEMORY, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaTables tables = new DeltaTables(new LocalStore());
      TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      assertThat(ScanRows.read(reads.open(ScanRows.scan(table), context))).isNotNull();
      return 0;
    } catch (QueryException e) {
      assertThat(e.code()).as(what).isNotEmpty();
      return 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @BeforeEach
  void writeTable() throws IOException {
    NavigableSet<Long> deleted = new TreeSet<>(List.of(0L, 255L, 599L));
    LongStream.range(300, 330).forEach(deleted::add);
    byte[] runs = RoaringBytes.of(deleted, true);
    byte[] lists = RoaringBytes.of(deleted, false);
    Files.write(folder.resolve(VECTORS), RoaringBytes.framed(lists));
    List<String> adds = new ArrayList<>();
    adds.add(add("f0", ""));
    adds.add(add("f1", vector("i", RoaringBytes.text(runs), "", runs.length, deleted.size())));
    adds.add(
        add(
            "f2",
            vector("u", RoaringBytes.text(ID), "\"offset\":1,", lists.length, deleted.size())));
    LogFolder log =
        new LogFolder(folder)
            .commit(
                LogFolder.feature("deletionVectors"),
                LogFolder.metadata("a long, t string, p integer", "p", ""));
    adds.forEach(log::commit);
    log.commit(LogFolder.remove("gone"));
  }

  private String add(String name, String vector) throws IOException {
    Path file =
        DataFiles.write(
            folder.resolve(name),
            "a int64, t string",
            IntStream.range(0, ROWS)
                .mapToObj(i -> i % 7 == 0 ? "null|null" : i + "|text " + i % 50)
                .toArray(String[]::new));
    return """
    {"add":{"path":"%s","partitionValues":{"p":"7"},"size":%d,"modificationTime":1,"dataChange":true,\
    "stats":"{\\"numRecords\\":600,\\"minValues\\":{\\"a\\":1},\\"maxValues\\":{\\"a\\":599},\\"tightBounds\\":false}"%s}}\
    """
        .formatted(name, Files.size(file), vector);
  }

  private static String vector(String storage, String path, String offset, int bytes, int rows) {
    return ",\"deletionVector\":{\"storageType\":\"%s\",\"pathOrInlineDv\":\"%s\",%s\"sizeInBytes\":%d,\"cardinality\":%d}"
        .formatted(storage, path, offset, bytes, rows);
  }
}
