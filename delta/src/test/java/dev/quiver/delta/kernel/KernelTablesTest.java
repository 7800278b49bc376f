package dev.quiver.delta.kernel;

import static dev.quiver.delta.fixture.LogFolder.add;
import static dev.quiver.delta.fixture.LogFolder.feature;
import static dev.quiver.delta.fixture.LogFolder.metadata;
import static dev.quiver.delta.fixture.LogFolder.protocol;
import static dev.quiver.delta.fixture.LogFolder.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.FaultyStore;
import dev.quiver.delta.fixture.FaultyStore.Fault;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTablesTest {
  private static final OptionalLong LATEST = OptionalLong.empty();

  private final KernelTables tables = new KernelTables(new LocalStore());

  @TempDir Path folder;

  @Test
  void replaysTheLogInPlanOrder() {
    LogFolder.of(folder, "a long", "")
        .commit(add("b", "", ""), add("a", "", ""), add("é", "", ""), add("%C3%A9", "", ""))
        .commit(remove("a"), add("B", "", ""));

    assertThat(paths(open(LATEST))).containsExactly("%C3%A9", "B", "b", "é");
    assertThat(paths(open(OptionalLong.of(1)))).containsExactly("%C3%A9", "a", "b", "é");
    assertThat(open(OptionalLong.of(0)).files()).isEmpty();
    assertThat(open(LATEST).version()).isEqualTo(2);
  }

  @Test
  void findsFilesWhereverTheyAre() {
    LogFolder.of(folder, "a long", "")
        .commit(
            add("p=a%20b/%25.parquet", "", ""),
            add("/abs/x%2Fy", "", ""),
            add("file:///abs/z", "", ""),
            add("t=1:2/c", "", ""));

    assertThat(open(LATEST).files().stream().map(DataFile::location))
        .containsExactly("/abs/x/y", "/abs/z", folder + "/p=a b/%.parquet", folder + "/t=1:2/c");
  }

  @Test
  void typesPartitionValues() {
    LogFolder.of(
            folder,
            "i integer, d decimal(5,2), s string, day date, t timestamp, n timestamp_ntz, b"
                + " boolean, x binary, f double, a long",
            "i, d, s, day, t, n, b, x, f")
        .commit(
            add(
                "full",
                """
                "i":"-7","d":"1.5","s":"a b","day":"2024-02-29","t":"1970-01-01 00:00:00.000001",\
                "n":"1970-01-02T00:00:00.5","b":"true","x":"hi","f":"NaN\"\
                """,
                ""),
            add("none", "\"i\":null,\"d\":\"\",\"s\":\"\"", ""));

    List<DataFile> files = open(LATEST).files();

    assertThat(files.getFirst().partition())
        .containsExactly(
            new Value.Int(-7),
            new Value.Exact(BigInteger.valueOf(150)),
            new Value.Text("a b"),
            new Value.Int(19782),
            new Value.Int(1),
            new Value.Int(86_400_500_000L),
            new Value.Bool(true),
            new Value.Bytes("6869"),
            new Value.Real(Double.NaN));
    assertThat(files.getLast().partition()).hasSize(9).containsOnly(Value.NULL);
    assertThat(files.getLast().partitionTexts()).hasSize(9).containsOnly("");
  }

  @Test
  void readsInstantsOfEveryForm() {
    LogFolder log = LogFolder.of(folder, "a long, t timestamp", "t");
    log.commit(
        add("1", "\"t\":\"1970-01-01T00:00:00.000001Z\"", ""),
        add("2", "\"t\":\"1970-01-01T02:00:00.000001+02:00\"", ""),
        add("3", "\"t\":\"1970-01-01 00:00:00.000001\"", ""),
        add("4", "\"t\":\"1969-12-31T19:00:00.000001-05:00\"", ""));

    assertThat(open(LATEST).files()).allMatch(f -> f.partition().equals(List.of(new Value.Int(1))));
  }

  @Test
  void typesStatistics() {
    LogFolder.of(
            folder,
            "a integer, t timestamp, s string, o {\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[]}"
                .replace("\\\"", "\""),
            "")
        .commit(
            add(
                "x",
                "",
                """
                {"numRecords":4,"minValues":{"a":1,"t":"1970-01-01T00:00:00.001Z","s":"ab","o":{"q":1}},\
                "maxValues":{"a":9,"t":"1970-01-01T00:00:00.002Z","s":"zz"},"nullCount":{"a":0,"t":4,"o":{"q":1}}}\
                """),
            add("y", "", "{\"numRecords\":"),
            add(
                "z",
                "",
                "{\"numRecords\":5,\"tightBounds\":false,\"minValues\":{\"a\":\"?\"},\"nullCount\":{\"a\":2,\"s\":5,\"t\":0}}"));

    List<DataFile> files = open(LATEST).files();

    assertThat(files.get(0).statistics().rows()).hasValue(4);
    assertThat(files.get(0).statistics().columns())
        .containsExactly(
            new Bounds(new Value.Int(1), new Value.Int(9), OptionalLong.of(0)),
            new Bounds(new Value.Int(1_000), new Value.Int(3_000), OptionalLong.of(4)),
            new Bounds(new Value.Text("ab"), new Value.Text("zz"), OptionalLong.empty()),
            Bounds.UNKNOWN);
    assertThat(files.get(1).statistics().rows()).isEmpty();
    assertThat(files.get(1).statistics().columns()).containsOnly(Bounds.UNKNOWN);
    assertThat(files.get(2).statistics().columns())
        .extracting(Bounds::nulls)
        .containsExactly(LATEST, OptionalLong.of(0), OptionalLong.of(5), LATEST);
  }

  @Test
  void readsSchemasAndFacts() {
    new LogFolder(folder)
        .commit(
            "{\"commitInfo\":{\"inCommitTimestamp\":77,\"timestamp\":1}}",
            "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"inCommitTimestamp\",\"appendOnly\"]}}",
            metadata(
                "a byte, o"
                    + " {\"type\":\"struct\",\"fields\":[{\"name\":\"q\",\"type\":\"short\",\"nullable\":true,\"metadata\":{}}]}",
                "",
                "\"delta.enableInCommitTimestamps\":\"true\",\"x\":\"y\""),
            "{\"txn\":{\"appId\":\"app\",\"version\":5}}");

    Snapshot snapshot = open(LATEST);

    DataType struct = new Struct(List.of(new Field("q", Simple.INT16)));
    assertThat(snapshot.schema().fields())
        .containsExactly(new Field("a", Simple.INT8), new Field("o", struct));
    assertThat(snapshot.timestamp()).hasValue(77);
    assertThat(snapshot.protocol().writerFeatures())
        .containsExactly("appendOnly", "inCommitTimestamp");
    assertThat(snapshot.metadata().configuration()).containsEntry("x", "y");
    assertThat(snapshot.metadata().schemaJson()).startsWith("{\"type\":\"struct\"");
    assertThat(tables.transaction(folder.toString(), 0, "app")).hasValue(5);
    assertThat(tables.transaction(folder.toString(), 0, "other")).isEmpty();
  }

  @Test
  void readsCheckpoints() {
    Snapshot classic = tables.open(resource("checkpoint"), LATEST);
    Snapshot sidecars = tables.open(resource("sidecars"), LATEST);

    assertThat(classic.files()).hasSize(4);
    assertThat(classic.files()).extracting(f -> f.statistics().rows().orElse(-1)).contains(8L, 3L);
    assertThat(classic.partitionColumns()).containsExactly("modified");
    assertThat(tables.transaction(resource("checkpoint"), 1, "my-app")).hasValue(3);
    assertThat(sidecars.version()).isEqualTo(2);
    assertThat(sidecars.files()).hasSize(4);
  }

  @Test
  void saysWhatIsMissing() {
    assertRefused(TableErrors.NOT_A_TABLE, folder.toString());
    LogFolder log =
        LogFolder.of(folder, "a long", "").commit(add("x", "", "")).commit(add("y", "", ""));
    assertThatThrownBy(() -> open(OptionalLong.of(9)))
        .hasMessageContaining("versions 0 to 2")
        .hasMessageContaining("@v9");
    assertThat(folder.resolve("_delta_log/00000000000000000001.json").toFile().delete()).isTrue();
    assertRefused(TableErrors.CORRUPT, "log file is missing: 00000000000000000001.json");
    assertThat(folder.resolve("_delta_log/00000000000000000000.json").toFile().delete()).isTrue();
    assertThatThrownBy(() -> open(OptionalLong.of(1))).hasMessageContaining("versions 2 to 2");
    assertThat(log.location()).isEqualTo(folder.toString());
  }

  @Test
  void saysWhichLineIsCorrupt() {
    LogFolder log = LogFolder.of(folder, "a long", "");
    for (String bad :
        List.of(
            "{\"add\":{\"path\":\"x\"",
            "garbage",
            "[]",
            "{} {}",
            "{\"add\":{\"size\":\"many\"}}",
            "\u0000")) {
      log.write("00000000000000000001.json", "{\"commitInfo\":{}}\n\n" + bad + "\n");
      assertRefused(TableErrors.CORRUPT, "00000000000000000001.json, line 3");
    }
  }

  @Test
  void refusesByName() {
    assertRefusedBy("table feature futureThing", feature("futureThing"), "a long", "", "");
    assertRefusedBy("reader version 99", protocol(99, 7), "a long", "", "");
    assertRefusedBy(
        "column mapping by magic",
        protocol(2, 5),
        "a long",
        "\"delta.columnMapping.mode\":\"magic\"",
        "");
    assertRefusedBy("other storage", protocol(1, 2), "a long", "", add("s3://bucket/x", "", ""));
  }

  @Test
  void typesListsMapsAndVariants() {
    String map =
        "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"variant\",\"valueContainsNull\":true}";
    String list = "{\"type\":\"array\",\"elementType\":" + map + ",\"containsNull\":true}";
    new LogFolder(folder)
        .commit(feature("variantType"), metadata("v variant, m " + map + ", l " + list, "", ""));

    DataType type = new MapOf(Simple.STRING, Simple.VARIANT);
    assertThat(open(LATEST).schema().fields())
        .containsExactly(
            new Field("v", Simple.VARIANT), new Field("m", type), new Field("l", new ListOf(type)));
  }

  @Test
  void opensTablesThatOnlyCouldUseAFeature() {
    for (String feature :
        List.of(
            "deletionVectors",
            "timestampNtz",
            "columnMapping",
            "v2Checkpoint",
            "typeWidening",
            "variantType")) {
      new LogFolder(folder).commit(feature(feature), metadata("a long", "", ""), add("x", "", ""));
      assertThat(open(LATEST).files()).as(feature).hasSize(1);
    }
  }

  @Test
  void endsInTypedErrorsWhereverStorageFails() {
    for (String table : List.of(resource("checkpoint"), resource("sidecars"))) {
      FaultyStore sound = FaultyStore.sound(new LocalStore());
      Snapshot expected = new KernelTables(sound).open(table, LATEST);
      for (Fault fault : Fault.values()) {
        for (int at = 1; at <= sound.operations(); at++) {
          FaultyStore store = new FaultyStore(new LocalStore(), fault, at);
          try {
            assertThat(new KernelTables(store).open(table, LATEST)).isEqualTo(expected);
          } catch (QueryException e) {
            assertThat(store.struck()).isTrue();
            assertThat(e.getMessage()).contains("fault at operation " + at);
          }
        }
      }
    }
  }

  private void assertRefusedBy(
      String words, String protocol, String columns, String properties, String action) {
    LogFolder log = new LogFolder(folder);
    String metadata = metadata(columns, "", properties);
    if (action.isEmpty()) {
      log.commit(protocol, metadata);
    } else {
      log.commit(protocol, metadata, action);
    }
    assertRefused(TableErrors.UNSUPPORTED, words);
  }

  private void assertRefused(String code, String words) {
    assertThatThrownBy(() -> open(LATEST))
        .isInstanceOfSatisfying(QueryException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  private Snapshot open(OptionalLong version) {
    return tables.open(folder.toString(), version);
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.files().stream().map(DataFile::path).toList();
  }

  private static String resource(String name) {
    try {
      return Path.of(
              Objects.requireNonNull(KernelTablesTest.class.getResource("/tables/" + name)).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
