package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.VariantText;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads variants that DuckDB wrote, in one piece or taken apart, and finds what it finds.
class VariantColumnsTest {
  private static final long SEED = 5;
  private static final Pattern HEX = Pattern.compile("01[0-9a-f]{6,}");

  /// Objects whose fields differ in type and number from row to row.
  private static final String OBJECT =
      "case hash(i) % 7 when 0 then null when 1 then 'a text'::variant when 2 then [i, i + 1]::variant"
          + " when 3 then {'a': i, 'zz': 'x' || i, 'b': [{'c': i % 5}, {'c': null}]}::variant"
          + " when 4 then {'a': 'no number', 'b': [], 'm': {'n': {'o': i * 1.25::decimal(9, 2)}}}::variant"
          + " when 5 then {'a': i, 'zz': null, 'b': [{'c': 'text'}, {'d': true}], 'Bb': 1.5::double}::variant"
          + " else {'a': i::hugeint::decimal(38, 3), 'uuid': uuid(), 'on': date '2020-01-01' + i::integer,"
          + " 'long': repeat('y', (i % 99)::integer)}::variant end";

  private static final List<String> SHREDDINGS =
      List.of(
          "",
          ", shredding {v: 'STRUCT(a BIGINT)'}",
          ", shredding {v: 'STRUCT(a BIGINT, zz VARCHAR, b STRUCT(c BIGINT)[], missing INTEGER)'}",
          ", shredding {v: 'STRUCT(m STRUCT(n STRUCT(o DECIMAL(9, 2))), \"on\" DATE, uuid UUID)'}",
          ", shredding {v: 'BIGINT[]'}",
          ", shredding {v: 'VARCHAR'}");

  @TempDir Path folder;

  @Test
  void putsTogetherWhatWasTakenApart() throws SQLException {
    Field column = new Field("v", Simple.VARIANT);
    try (DuckFile duck = new DuckFile()) {
      duck.run("create table t as select " + OBJECT + " v from range(1200) t(i)");
      for (String shredding : SHREDDINGS) {
        Path file = folder.resolve("v.parquet");
        duck.run("copy t to '" + file + "' (format parquet, row_group_size 2048" + shredding + ")");
        List<String> expected = json(duck.column(file, "v::json"));
        for (int batchRows : List.of(1, 3, 2_048)) {
          assertThat(texts(ParquetRows.read(file, List.of(column), batchRows)))
              .as("%s, batches of %d", shredding, batchRows)
              .containsExactlyElementsOf(expected);
        }
      }
    }
  }

  @Test
  void readsVariantsInsideOfOthers() throws SQLException {
    List<Field> columns =
        List.of(
            new Field("l", new ListOf(Simple.VARIANT)),
            new Field("m", new MapOf(Simple.STRING, Simple.VARIANT)));
    try (DuckFile duck = new DuckFile()) {
      // DuckDB does not write variants that deep, but what older writers made of them.
      duck.run(
          "create macro variant(x) as {'value': unhex('02010000020c' || printf('%02x', x)),"
              + " 'metadata': unhex('0101000161')}");
      Path file = folder.resolve("v.parquet");
      duck.run(
          "copy (select case when i % 4 > 0 then list_transform(range(i % 4), lambda x:"
              + " case when x <> 1 then variant(x) end) end l, map {'k': variant(i)} m"
              + " from range(4) t(i)) to '"
              + file
              + "' (format parquet)");
      assertThat(texts(ParquetRows.read(file, columns, 3)))
          .containsExactly(
              "null|[{k, {\"a\":0}}]",
              "[{\"a\":0}]|[{k, {\"a\":1}}]",
              "[{\"a\":0}, null]|[{k, {\"a\":2}}]",
              "[{\"a\":0}, null, {\"a\":2}]|[{k, {\"a\":3}}]");
    }
  }

  @Test
  void endsInVariantsOrATypedErrorWhateverTheBytesSay() throws SQLException, IOException {
    List<Field> column = List.of(new Field("v", Simple.VARIANT));
    Path file = folder.resolve("v.parquet");
    try (DuckFile duck = new DuckFile()) {
      duck.run(
          "copy (select "
              + OBJECT
              + " v from range(60) t(i)) to '"
              + file
              + "' (format parquet, compression uncompressed, dictionary_size_limit 1"
              + SHREDDINGS.get(2)
              + ")");
    }
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(SEED);
    int errors = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bad = good.clone();
      for (int harm = 0; harm < 3; harm++) {
        bad[4 + random.nextInt(good.length * 2 / 3)] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      errors += readsOrEndsWell(file, column, "seed %d, damage %d".formatted(SEED, i));
    }
    assertThat(errors).isGreaterThan(50);
  }

  private static int readsOrEndsWell(Path file, List<Field> fields, String what) {
    try {
      ParquetRows.read(new LocalStore(), file.toString(), fields, 7);
      return 0;
    } catch (QueryException e) {
      return 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  private static List<String> json(List<String> texts) {
    return texts.stream()
        .map(text -> text.equals("null") ? text : VariantText.canonical(text))
        .toList();
  }

  private static List<String> texts(List<String> rows) {
    return rows.stream()
        .map(row ->
            HEX.matcher(row)
                .replaceAll(hex ->
                    Matcher.quoteReplacement(VariantText.canonical(VariantText.of(hex.group())))))
        .toList();
  }
}
