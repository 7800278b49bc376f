package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Mutations;
import dev.quiver.delta.fixture.Mutator;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spoils good files in thousands of ways: each ends in rows or in a typed error, never in a crash,
/// and nothing leaks.
class ParquetMutationTest {
  private static final long MEMORY = 64L << 20;
  private static final int HEADER_BYTES = 60;

  @TempDir Path folder;

  @Test
  void endsInRowsOrInATypedError() throws SQLException, IOException {
    List<GoodFile> files = GoodFile.all(folder);
    int count = Mutations.count(60);
    int errors = 0;
    for (int i = 0; i < count; i++) {
      long seed = Mutations.seed() + i;
      Random random = new Random(seed);
      GoodFile good = files.get(random.nextInt(files.size()));
      Path bad = folder.resolve("bad.parquet");
      Files.write(bad, spoiled(good, random));
      errors += read(bad, good, "seed %d, %s".formatted(seed, good.name()), random);
    }
    System.out.printf("%d of %d mutated files ended in errors%n", errors, count);
    assertThat(errors).as("mutations that were seen").isGreaterThan(count / 4);
  }

  @Test
  void seesHeadersThatSayOtherwise() throws IOException {
    int count = Mutations.count(20);
    int errors = 0;
    for (int i = 0; i < count; i++) {
      long seed = Mutations.seed() + i;
      Random random = new Random(seed);
      Path bad = folder.resolve("header.parquet");
      GoodFile file = GoodFile.handMade(bad, random, new SpoiledStructures(random)::header);
      errors += read(bad, file, "seed %d, %s".formatted(seed, file.name()), random);
    }
    System.out.printf("%d of %d mutated headers ended in errors%n", errors, count);
    assertThat(errors).as("mutations that were seen").isGreaterThan(count / 4);
  }

  @Test
  void seesEveryTruncation() throws SQLException, IOException {
    GoodFile good = GoodFile.all(folder).getFirst();
    for (int length = 0; length < good.bytes().length; length += 1 + length / 50) {
      Path file = folder.resolve("cut.parquet");
      Files.write(file, Arrays.copyOf(good.bytes(), length));
      assertThat(read(file, good, "cut at " + length, new Random(length))).isOne();
    }
  }

  private static byte[] spoiled(GoodFile good, Random random) throws IOException {
    Mutator mutator = new Mutator(random);
    byte[] bytes = good.bytes();
    List<ColumnChunk> chunks = good.chunks();
    ColumnChunk chunk = chunks.get(random.nextInt(chunks.size()));
    int start = (int) chunk.position();
    int end = (int) (chunk.position() + chunk.bytes());
    return switch (random.nextInt(7)) {
      case 0 -> mutator.binary(bytes, good.footer(), bytes.length);
      case 1 -> mutator.binary(bytes, bytes.length - 12, bytes.length);
      case 2 -> new SpoiledStructures(random).footer(bytes);
      case 3 -> mutator.binary(bytes, start, Math.min(end, start + HEADER_BYTES));
      case 4 -> mutator.binary(bytes, Math.max(start, end - HEADER_BYTES), end);
      default -> mutator.binary(bytes, start, end);
    };
  }

  private static int read(Path file, GoodFile good, String what, Random random) {
    int batchRows = random.nextBoolean() ? 7 : 2_048;
    KernelChoice kernels = random.nextBoolean() ? KernelChoice.SCALAR : KernelChoice.SIMD;
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, MEMORY, kernels);
    ExecutionContext context = new ExecutionContext(settings, new Cancellation());
    int errors = 0;
    try (ParquetFile parquet = ParquetFile.open(new LocalStore(), file.toString())) {
      for (int group = 0; group < parquet.footer().rowGroups().size(); group++) {
        try (RowGroupSource source =
            parquet.read(group, StoredColumn.of(good.fields()), batchRows, context)) {
          drain(source);
        }
      }
    } catch (QueryException e) {
      assertThat(e.code()).as(what).isNotEmpty();
      errors = 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
    try {
      context.close();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
    return errors;
  }

  private static void drain(RowGroupSource source) {
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      try (Batch owned = batch) {
        assertThat(BatchText.rows(owned)).hasSize(owned.rows());
      }
    }
  }
}
