package dev.quiver.delta.parquet;

import static org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
import static org.apache.parquet.format.FieldRepetitionType.REPEATED;
import static org.apache.parquet.format.FieldRepetitionType.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.SchemaElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repeated columns whose pages are cut where no writer at hand would cut them.
class NestedPagesTest {
  private static final long SEED = 41;

  /// Lists of lists, NULL wherever they may be.
  private static final List<SchemaElement> LISTS =
      List.of(
          LevelFile.node("c", OPTIONAL, 1),
          LevelFile.node("list", REPEATED, 1),
          LevelFile.node("element", OPTIONAL, 1),
          LevelFile.node("list", REPEATED, 1),
          LevelFile.node("element", OPTIONAL, 0));

  private static final List<Field> LIST_FIELDS =
      List.of(new Field("c", new ListOf(new ListOf(Simple.INT32))));
  private static final List<Field> LIST = List.of(new Field("c", new ListOf(Simple.INT32)));

  @TempDir Path folder;

  @Test
  void readsRowsThatGoOnFromPageToPage() throws IOException {
    for (int round = 0; round < 16; round++) {
      Random random = new Random(SEED + round);
      LevelFile file = new LevelFile(2, 5);
      List<String> rows = new ArrayList<>();
      for (int row = 0; row < 250; row++) {
        rows.add(row(file, random));
      }
      int most = List.of(1, 7, 60, 3_000).get(round % 4);
      while (file.open() > 0) {
        file.page(Math.min(file.open(), 1 + random.nextInt(most)), false, random);
      }
      Path path = file.write(folder.resolve("file.parquet"), LISTS);
      for (int batchRows : List.of(1, 3, 2_048)) {
        assertThat(ParquetRows.read(path, LIST_FIELDS, batchRows))
            .as("seed %d, pages of up to %d, batches of %d", SEED + round, most, batchRows)
            .containsExactlyElementsOf(rows);
      }
    }
  }

  @Test
  void readsOneRowOfAMillionElements() throws IOException {
    LevelFile file = new LevelFile(1, 3);
    Random random = new Random(SEED);
    file.entry(0, 0, 0);
    for (int i = 0; i < 1_000_000; i++) {
      file.entry(i == 0 ? 0 : 1, 3, i);
    }
    file.entry(0, 1, 0);
    while (file.open() > 0) {
      file.page(Math.min(file.open(), 70_000), false, random);
    }
    Path path = file.write(folder.resolve("file.parquet"), LISTS.subList(2, 5));
    List<Field> fields = List.of(new Field("element", new ListOf(Simple.INT32)));
    assertThat(lengths(path, fields, 1L << 30)).containsExactly(0, 1_000_000, 0);
    assertThatThrownBy(() -> lengths(path, fields, 1L << 20)).isInstanceOf(ResourceException.class);
  }

  /// Of all the forms lists have had, and structs of them, from the same levels.
  @Test
  void readsListsWithoutGroupsOfTheirOwn() throws IOException {
    Field struct = new Field("c", new ListOf(new Struct(List.of(new Field("x", Simple.INT32)))));
    Field missing = new Field("c", new ListOf(new Struct(List.of(new Field("y", Simple.INT64)))));
    Path bare = oneLevel(LevelFile.node("c", REPEATED, 0));
    assertThat(ParquetRows.read(bare, LIST, 2)).containsExactly("[]", "[1, 2]", "[3]");
    Path groups = oneLevel(LevelFile.node("c", REPEATED, 1), LevelFile.node("x", REQUIRED, 0));
    assertThat(ParquetRows.read(groups, List.of(struct), 2))
        .containsExactly("[]", "[{1}, {2}]", "[{3}]");
    assertThat(ParquetRows.read(groups, List.of(missing), 2))
        .containsExactly("[]", "[{null}, {null}]", "[{null}]");
    for (String name : List.of("array", "c_tuple", "bag")) {
      Path wrapped =
          oneLevel(
              LevelFile.node("c", REQUIRED, 1),
              LevelFile.node(name, REPEATED, 1),
              LevelFile.node("x", REQUIRED, 0));
      assertThat(ParquetRows.read(wrapped, List.of(struct), 2))
          .containsExactly("[]", "[{1}, {2}]", "[{3}]");
      assertThat(ParquetRows.read(wrapped, LIST, 2)).containsExactly("[]", "[1, 2]", "[3]");
    }
  }

  @Test
  void refusesLevelsThatContradictEachOther() throws IOException {
    LevelFile middle = new LevelFile(1, 1);
    middle.entry(1, 1, 5);
    middle.entry(0, 1, 6);
    refuses(middle, "a row begins in its middle");
    LevelFile few = new LevelFile(1, 1);
    few.entry(0, 1, 5);
    few.entry(1, 1, 5);
    few.page(2, false, new Random(SEED));
    few.entry(0, 1, 7);
    few.write(folder.resolve("few.parquet"), List.of(LevelFile.node("c", REPEATED, 0)));
    refused(folder.resolve("few.parquet"), "its pages end 1 rows early");
  }

  @Test
  void endsInRowsOrATypedErrorWhateverTheLevelsSay() throws IOException {
    Random random = new Random(SEED);
    int errors = 0;
    for (int round = 0; round < 8; round++) {
      LevelFile file = new LevelFile(2, 5);
      for (int row = 0; row < 60; row++) {
        row(file, random);
      }
      while (file.open() > 0) {
        file.page(Math.min(file.open(), 80), round % 2 == 0, random);
      }
      byte[] good = Files.readAllBytes(file.write(folder.resolve("good.parquet"), LISTS));
      for (int i = 0; i < 150; i++) {
        byte[] bad = good.clone();
        for (int harm = random.nextInt(3); harm >= 0; harm--) {
          bad[4 + random.nextInt(good.length - 150)] = (byte) random.nextInt(256);
        }
        Path path = folder.resolve("bad.parquet");
        Files.write(path, bad);
        errors += readsOrEndsWell(path, "seed %d, round %d, damage %d".formatted(SEED, round, i));
      }
    }
    assertThat(errors).isGreaterThan(100);
  }

  private int readsOrEndsWell(Path path, String what) {
    try (ExecutionContext context = ParquetRows.context();
        ParquetFile file = ParquetFile.open(new LocalStore(), path.toString());
        RowGroupSource source = file.read(0, StoredColumn.of(LIST_FIELDS), 7, context)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        try (Batch one = batch) {
          assertThat(BatchText.rows(one)).hasSize(one.rows());
        }
      }
      return 0;
    } catch (QueryException e) {
      return 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  private void refuses(LevelFile file, String words) throws IOException {
    file.page(file.open(), false, new Random(SEED));
    Path path = folder.resolve("refused.parquet");
    refused(file.write(path, List.of(LevelFile.node("c", REPEATED, 0))), words);
  }

  private static void refused(Path path, String words) {
    assertThatThrownBy(() -> ParquetRows.read(path, LIST, 5))
        .isInstanceOfSatisfying(
            TableException.class, e -> assertThat(e.code()).isEqualTo(Place.CORRUPT))
        .hasMessageContaining(words);
  }

  private Path oneLevel(SchemaElement... schema) throws IOException {
    LevelFile file = new LevelFile(1, 1);
    file.entry(0, 0, 0);
    file.entry(0, 1, 1);
    file.entry(1, 1, 2);
    file.entry(0, 1, 3);
    file.page(3, true, new Random(SEED));
    file.page(1, true, new Random(SEED));
    return file.write(folder.resolve("shape.parquet"), List.of(schema));
  }

  /// Makes up a row; answers its text.
  private static String row(LevelFile file, Random random) {
    if (random.nextInt(8) < 2) {
      boolean there = random.nextBoolean();
      file.entry(0, there ? 1 : 0, 0);
      return there ? "[]" : "null";
    }
    List<String> lists = new ArrayList<>();
    int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4);
    for (int i = 0; i < count; i++) {
      lists.add(list(file, i == 0 ? 0 : 1, random));
    }
    return "[" + String.join(", ", lists) + "]";
  }

  private static String list(LevelFile file, int repetition, Random random) {
    int kind = random.nextInt(6);
    if (kind < 2) {
      file.entry(repetition, 2 + kind, 0);
      return kind == 0 ? "null" : "[]";
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < kind; i++) {
      boolean there = random.nextInt(4) > 0;
      int value = random.nextInt(100);
      file.entry(i == 0 ? repetition : 2, there ? 5 : 4, value);
      elements.add(there ? Integer.toString(value) : "null");
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private static List<Integer> lengths(Path path, List<Field> fields, long memory) {
    List<Integer> lengths = new ArrayList<>();
    ExecutionSettings settings = new ExecutionSettings(1, 2_048, memory, KernelChoice.SIMD);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
        ParquetFile file = ParquetFile.open(new LocalStore(), path.toString());
        RowGroupSource source = file.read(0, StoredColumn.of(fields), 2_048, context)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        try (Batch one = batch) {
          ListVector lists = (ListVector) one.column(0);
          for (int row = 0; row < one.rows(); row++) {
            lengths.add(lists.length(row));
          }
        }
      }
    }
    return lengths;
  }
}
