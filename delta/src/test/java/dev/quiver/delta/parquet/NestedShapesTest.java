package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads lists and maps in every layout they have had, as Parquet-MR writes them: in pages of a few
/// rows, of both kinds.
@Tag("oracle")
class NestedShapesTest {
  private static final long SEED = 7;

  /// The type to read, and what is stored. A value's text is that of its node, but for nodes whose
  /// names begin with an underscore: those are not seen, only what is in them.
  private static final List<List<String>> SHAPES =
      List.of(
          List.of(
              "array<int32>",
              "optional group c (LIST) { repeated group _list { optional int32 element; } }"),
          List.of(
              "array<int32>",
              "required group c (LIST) { repeated group _list { required int32 element; } }"),
          List.of(
              "array<int32>",
              "optional group c (LIST) { repeated group _bag { optional int32 array_element; } }"),
          List.of("array<int32>", "optional group c (LIST) { repeated int32 array; }"),
          List.of("array<int32>", "repeated int32 c;"),
          List.of("array<string>", "optional group c (LIST) { repeated binary whatever (UTF8); }"),
          List.of(
              "array<struct<x:int32>>",
              "optional group c (LIST) { repeated group array { optional int32 x; } }"),
          List.of(
              "array<struct<x:int32>>",
              "optional group c (LIST) { repeated group c_tuple { required int32 x; } }"),
          List.of(
              "array<struct<x:int32,y:string>>",
              "optional group c (LIST) { repeated group element { optional int32 x; optional binary y (UTF8); } }"),
          List.of(
              "array<struct<x:int32,y:string>>",
              "repeated group c { optional int32 x; optional binary y (UTF8); }"),
          List.of(
              "array<struct<x:int32,l:array<string>>>",
              "repeated group c { required int32 x; repeated binary l (UTF8); }"),
          List.of(
              "array<array<int32>>",
              "optional group c (LIST) { repeated group _list { optional group element (LIST) { repeated group _list { optional int32 element; } } } }"),
          List.of(
              "array<array<int32>>",
              "optional group c (LIST) { repeated group array (LIST) { repeated int32 array; } }"),
          List.of(
              "array<array<array<int32>>>",
              "optional group c (LIST) { repeated group _list { required group element (LIST) { repeated group _list { optional group element (LIST) { repeated group _list { required int32 element; } } } } } }"),
          List.of(
              "map<string,int32>",
              "optional group c (MAP) { repeated group key_value (MAP_KEY_VALUE) { required binary key (UTF8); optional int32 value; } }"),
          List.of(
              "map<string,int32>",
              "required group c (MAP_KEY_VALUE) { repeated group map { required binary k (UTF8); required int32 v; } }"),
          List.of(
              "map<int32,array<int32>>",
              "optional group c (MAP) { repeated group pair { required int32 first; optional group second (LIST) { repeated group _list { optional int32 element; } } } }"),
          List.of(
              "map<int32,map<string,int32>>",
              "optional group c (MAP) { repeated group key_value { required int32 key; optional group value (MAP) { repeated group key_value { required binary key (UTF8); optional int32 value; } } } }"),
          List.of(
              "struct<a:struct<l:array<struct<x:int32,s:struct<y:string>>>,z:int32>>",
              "optional group c { optional group a { optional group l (LIST) { repeated group _list { optional group element { optional int32 x; optional group s { required binary y (UTF8); } } } } required int32 z; } }"),
          List.of(
              "struct<m:map<string,struct<n:array<int32>>>>",
              "required group c { optional group m (MAP) { repeated group key_value { required binary key (UTF8); optional group value { repeated int32 n; } } } }"));

  @TempDir Path folder;
  private final Random random = new Random(SEED);

  @Test
  void readsEveryLayout() throws IOException {
    for (List<String> shape : SHAPES) {
      MessageType schema = MessageTypeParser.parseMessageType("message m { " + shape.get(1) + " }");
      List<Field> fields = ParquetRows.fields("c " + shape.get(0));
      for (WriterVersion version : WriterVersion.values()) {
        List<String> rows = new ArrayList<>();
        Path file = write(schema, version, rows);
        for (int batchRows : List.of(1, 3, 2_048)) {
          assertThat(ParquetRows.read(file, fields, batchRows))
              .as("seed %d, %s, %s, batches of %d", SEED, shape.get(1), version, batchRows)
              .containsExactlyElementsOf(rows);
        }
      }
    }
  }

  @Test
  void readsMapsWithoutValues() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { optional group c (MAP) { repeated group key_value { required int32 key; } } }");
    List<String> rows = new ArrayList<>();
    Path file = write(schema, WriterVersion.PARQUET_1_0, rows);
    List<String> wanted = rows.stream().map(row -> row.replace("}", ", null}")).toList();
    assertThat(ParquetRows.read(file, ParquetRows.fields("c map<int32,string>"), 7))
        .containsExactlyElementsOf(wanted);
  }

  private Path write(MessageType schema, WriterVersion version, List<String> rows)
      throws IOException {
    Path file = folder.resolve("shape.parquet");
    Files.deleteIfExists(file);
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withWriterVersion(version)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withPageRowCountLimit(1 + random.nextInt(20))
            .withDictionaryEncoding(random.nextBoolean())
            .withRowGroupSize(20_000L)
            .build()) {
      for (int row = 0; row < 300; row++) {
        Group group = groups.newGroup();
        rows.add(fill(group, schema.getType(0)));
        writer.write(group);
      }
    }
    return file;
  }

  /// Makes up what stands at a node; answers its text.
  private String fill(Group group, Type type) {
    int count =
        switch (type.getRepetition()) {
          case REQUIRED -> 1;
          case OPTIONAL -> random.nextInt(4) == 0 ? 0 : 1;
          case REPEATED -> random.nextInt(4);
        };
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(
          type.isPrimitive() ? leaf(group, type) : group(group.addGroup(type.getName()), type));
    }
    if (type.isRepetition(Repetition.REPEATED)) {
      return "[" + String.join(", ", texts) + "]";
    }
    return texts.isEmpty() ? "null" : texts.getFirst();
  }

  private String group(Group group, Type type) {
    GroupType node = type.asGroupType();
    List<String> members =
        node.getFields().stream().map(member -> fill(group, member)).collect(Collectors.toList());
    boolean unseen = isCollection(node) || node.getName().startsWith("_");
    return unseen ? members.getFirst() : "{" + String.join(", ", members) + "}";
  }

  /// A group around what repeats.
  private static boolean isCollection(GroupType node) {
    return node.getFieldCount() == 1
        && node.getLogicalTypeAnnotation() != null
        && node.getType(0).isRepetition(Repetition.REPEATED);
  }

  private String leaf(Group group, Type type) {
    int number = random.nextInt(50);
    if (type.asPrimitiveType().getLogicalTypeAnnotation() == null) {
      group.add(type.getName(), number);
      return Integer.toString(number);
    }
    String text = number % 2 == 0 ? "t" + number : "a text of some length " + number;
    group.add(type.getName(), text);
    return text;
  }
}
