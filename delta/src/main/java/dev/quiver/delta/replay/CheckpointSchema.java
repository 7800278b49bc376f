package dev.quiver.delta.replay;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.table.BoundColumn;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is asked of a checkpoint: the members of `add`, and the sidecars' paths.
///
/// Statistics come as structs where the checkpoint has them, else as JSON; `bounded` are the
/// ordinals of the table's columns that the structs are asked for.
record CheckpointSchema(boolean parsed, List<Integer> bounded, List<StoredColumn> columns) {
  private static final int STATISTICS = 4;

  static CheckpointSchema of(Metadata metadata, ParquetFooter footer) {
    boolean parsed =
        footer.schema().members().stream()
            .filter(node -> node.name().equals("add"))
            .anyMatch(CheckpointSchema::hasParsed);
    return parsed ? withStructs(metadata) : withJson();
  }

  /// Asks for statistics as JSON.
  static CheckpointSchema withJson() {
    return new CheckpointSchema(false, List.of(), columns(new Field("stats", Simple.STRING)));
  }

  private static boolean hasParsed(Node add) {
    return add instanceof Node.Group group
        && group.members().stream().anyMatch(member -> member.name().equals("stats_parsed"));
  }

  private static CheckpointSchema withStructs(Metadata metadata) {
    List<StoredColumn> stored = metadata.stored();
    List<Integer> bounded =
        IntStream.range(0, stored.size())
            .filter(i -> BoundColumn.hasBounds(stored.get(i).type()))
            .boxed()
            .toList();
    List<Field> bounds = new ArrayList<>();
    List<Field> nulls = new ArrayList<>();
    for (int ordinal : bounded) {
      StoredColumn column = stored.get(ordinal);
      bounds.add(new Field(column.name().text(), column.type()));
      nulls.add(new Field(column.name().text(), Simple.INT64));
    }
    DataType type =
        new Struct(
            List.of(
                new Field("numRecords", Simple.INT64),
                new Field("tightBounds", Simple.BOOLEAN),
                new Field("minValues", new Struct(bounds)),
                new Field("maxValues", new Struct(bounds)),
                new Field("nullCount", new Struct(nulls))));
    return new CheckpointSchema(true, bounded, columns(new Field("stats_parsed", type)));
  }

  private static List<StoredColumn> columns(Field statistics) {
    List<Field> add =
        new ArrayList<>(
            List.of(
                new Field("path", Simple.STRING),
                new Field("size", Simple.INT64),
                new Field("modificationTime", Simple.INT64),
                new Field("partitionValues", new MapOf(Simple.STRING, Simple.STRING)),
                new Field("deletionVector", vector()),
                new Field("baseRowId", Simple.INT64),
                new Field("defaultRowCommitVersion", Simple.INT64)));
    add.add(STATISTICS, statistics);
    Struct sidecar = new Struct(List.of(new Field("path", Simple.STRING)));
    return StoredColumn.of(
        List.of(new Field("add", new Struct(add)), new Field("sidecar", sidecar)));
  }

  private static DataType vector() {
    return new Struct(
        List.of(
            new Field("storageType", Simple.STRING),
            new Field("pathOrInlineDv", Simple.STRING),
            new Field("offset", Simple.INT32),
            new Field("sizeInBytes", Simple.INT32),
            new Field("cardinality", Simple.INT64)));
  }
}
