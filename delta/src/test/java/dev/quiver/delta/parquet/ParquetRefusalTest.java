package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.FaultyStore;
import dev.quiver.delta.fixture.FaultyStore.Fault;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Structs, refusals by name, and what happens when reading stops early.
class ParquetRefusalTest {
  private static final DataType PAIR =
      new Struct(
          List.of(
              new Field("x", Simple.INT64),
              new Field("s", Simple.STRING),
              new Field("new", Simple.INT32),
              new Field("deep", new Struct(List.of(new Field("y", Simple.FLOAT64))))));

  @TempDir Path folder;

  @Test
  void readsStructsOfAnyDepth() throws SQLException {
    Path file =
        write(
            "select case when i % 4 <> 1 then {'x': case when i % 3 <> 0 then i end,"
                + " 's': 'text ' || i,"
                + " 'deep': case when i % 5 <> 2 then {'y': i / 2.0::double} end} end p, i"
                + " from range(5000) t(i)",
            "compression snappy");
    List<Field> fields = List.of(new Field("p", PAIR), new Field("i", Simple.INT64));
    for (int batchRows : List.of(1, 7, 2_048)) {
      List<String> rows = ParquetRows.read(file, fields, batchRows);
      assertThat(rows).hasSize(5_000);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i)).isEqualTo(expected(i));
      }
    }
  }

  @Test
  void findsNullStructsWithoutAnyOfTheirMembers() throws SQLException {
    Path file =
        write(
            "select case when i % 2 = 1 then {'x': case when i % 3 = 0 then i end} end p"
                + " from range(4) t(i)",
            "compression zstd");
    DataType other = new Struct(List.of(new Field("other", Simple.INT32)));
    assertThat(ParquetRows.read(file, List.of(new Field("p", other)), 3))
        .containsExactly("null", "{null}", "null", "{null}");
    assertThat(ParquetRows.read(file, List.of(new Field("q", PAIR)), 3))
        .containsExactly("null", "null", "null", "null");
  }

  @Test
  void refusesByName() throws SQLException, IOException {
    assertThatThrownBy(() -> ParquetRows.read(lzo(), ParquetRows.fields("c int32"), 100))
        .isInstanceOfSatisfying(
            TableException.class, e -> assertThat(e.code()).isEqualTo(Place.CODEC))
        .hasMessageContaining("codec LZO");
    assertThatThrownBy(() -> ParquetRows.read(splitText(), ParquetRows.fields("c string"), 100))
        .isInstanceOfSatisfying(
            TableException.class, e -> assertThat(e.code()).isEqualTo(Place.ENCODING))
        .hasMessageContaining("BYTE_STREAM_SPLIT of BYTE_ARRAY");
    refuses("select [1, 2] i", "compression snappy", Place.TYPE, "a group LIST");
    refuses("select 'text' i", "compression snappy", Place.TYPE, "BYTE_ARRAY");
  }

  private Path lzo() throws IOException {
    HandMadeFile file =
        new HandMadeFile(new PageForm(PageForm.Levels.COUNTED, PageForm.Codec.LZO, false));
    file.page(List.of(true), Encoding.PLAIN, new byte[4]);
    return file.write(folder.resolve("lzo.parquet"), new SchemaElement().setType(Type.INT32));
  }

  private Path splitText() throws IOException {
    HandMadeFile file = new HandMadeFile();
    file.page(List.of(true), Encoding.BYTE_STREAM_SPLIT, new byte[5]);
    return file.write(
        folder.resolve("split.parquet"), new SchemaElement().setType(Type.BYTE_ARRAY));
  }

  @Test
  void leaksNothingWhenClosedEarly() throws SQLException {
    Path file = write("select i, 'text ' || i s from range(5000) t(i)", "compression snappy");
    List<Field> fields = ParquetRows.fields("i int64, s string");
    try (ExecutionContext context = ParquetRows.context();
        ParquetFile parquet = ParquetFile.open(new LocalStore(), file.toString())) {
      RowGroupSource source = parquet.read(0, StoredColumn.of(fields), 7, context);
      Batch first = Objects.requireNonNull(source.next());
      Batch second = Objects.requireNonNull(source.next());
      assertThat(source.position()).isEqualTo(7);
      source.close();
      source.close();
      assertThat(BatchText.rows(first)).first().isEqualTo("0|text 0");
      assertThat(BatchText.rows(second)).last().isEqualTo("13|text 13");
      first.close();
      second.close();
      parquet.read(0, StoredColumn.of(fields), 7, context).close();
    }
  }

  @Test
  void endsInTypedErrorsWhereverStorageFails() throws SQLException {
    Path file = write("select i, 'text ' || i s from range(100) t(i)", "compression snappy");
    List<Field> fields = ParquetRows.fields("i int64, s string");
    FaultyStore sound = FaultyStore.sound(new LocalStore());
    List<String> expected = ParquetRows.read(sound, file.toString(), fields, 64);
    for (Fault fault : Fault.values()) {
      for (int at = 1; at <= sound.operations(); at++) {
        FaultyStore store = new FaultyStore(new LocalStore(), fault, at);
        try {
          assertThat(ParquetRows.read(store, file.toString(), fields, 64)).isEqualTo(expected);
        } catch (QueryException e) {
          assertThat(e.getMessage()).contains("fault at operation " + at);
        }
      }
    }
  }

  private void refuses(String query, String options, String code, String words)
      throws SQLException {
    Path file = write(query, options);
    assertThatThrownBy(() -> ParquetRows.read(file, ParquetRows.fields("i int32"), 100))
        .isInstanceOfSatisfying(
            TableException.class, e -> assertThat(e.code()).as(words).isEqualTo(code))
        .hasMessageContaining("file.parquet, column i")
        .hasMessageContaining(words);
  }

  private static String expected(int i) {
    String deep = i % 5 != 2 ? "{" + i / 2.0 + "}" : "null";
    String struct =
        "{" + (i % 3 != 0 ? Integer.toString(i) : "null") + ", text " + i + ", null, " + deep + "}";
    return (i % 4 != 1 ? struct : "null") + "|" + i;
  }

  private Path write(String query, String options) throws SQLException {
    Path file = folder.resolve("file.parquet");
    try (DuckFile duck = new DuckFile()) {
      duck.run("copy (" + query + ") to '" + file + "' (format parquet, " + options + ")");
    }
    return file;
  }
}
