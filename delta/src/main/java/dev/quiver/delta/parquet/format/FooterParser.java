package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.parquet.format.Node.Leaf;
import java.util.ArrayList;
import java.util.List;

/// Reads a footer and checks that its parts agree: with the schema, with each other, and with the
/// `dataEnd` bytes before it.
final class FooterParser {
  private final CompactReader in;
  private final Place place;
  private final long dataEnd;
  private final List<SchemaElement> elements = new ArrayList<>();
  private final List<List<ColumnChunk>> chunks = new ArrayList<>();
  private final List<Long> groupRows = new ArrayList<>();
  private String createdBy = "";
  private long rows = -1;

  FooterParser(CompactReader in, Place place, long dataEnd) {
    this.in = in;
    this.place = place;
    this.dataEnd = dataEnd;
  }

  ParquetFooter parse() {
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 2 -> schema();
        case 3 -> rows = in.i64();
        case 4 -> rowGroups();
        case 6 -> createdBy = in.string();
        case 8 -> throw place.unsupported(Place.ENCRYPTION, "encrypted columns");
        default -> in.skip();
      }
    }
    SchemaTree tree = new SchemaTree(elements, place);
    Node.Group root = tree.build();
    return new ParquetFooter(place.file(), createdBy, rows, root, groups(tree.leaves()));
  }

  private void schema() {
    int length = in.list(CompactReader.STRUCT);
    for (int i = 0; i < length; i++) {
      elements.add(SchemaElement.read(in, place));
    }
  }

  private void rowGroups() {
    int length = in.list(CompactReader.STRUCT);
    for (int i = 0; i < length; i++) {
      rowGroup();
    }
  }

  private void rowGroup() {
    List<ColumnChunk> columns = List.of();
    long count = -1;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> columns = columns();
        case 3 -> count = in.i64();
        default -> in.skip();
      }
    }
    chunks.add(columns);
    groupRows.add(count);
  }

  private List<ColumnChunk> columns() {
    int length = in.list(CompactReader.STRUCT);
    List<ColumnChunk> columns = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      columns.add(new ChunkParser(in, place).parse());
    }
    return columns;
  }

  private List<RowGroup> groups(List<Leaf> leaves) {
    List<RowGroup> groups = new ArrayList<>(chunks.size());
    long first = 0;
    for (int i = 0; i < chunks.size(); i++) {
      RowGroup group = group(i, first, leaves);
      groups.add(group);
      first += group.rows();
    }
    if (first != rows) {
      throw place.corrupt("%d rows, but %d in its row groups".formatted(rows, first));
    }
    return groups;
  }

  private RowGroup group(int index, long first, List<Leaf> leaves) {
    List<ColumnChunk> columns = chunks.get(index);
    long count = groupRows.get(index);
    if (count < 0 || count > rows || columns.size() != leaves.size()) {
      throw place.corrupt(
          "row group %d has %d rows and %d columns; the file has %d and %d"
              .formatted(index, count, columns.size(), rows, leaves.size()));
    }
    long bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      check(columns.get(i), leaves.get(i), count);
      bytes += columns.get(i).bytes();
    }
    return new RowGroup(first, count, bytes, columns);
  }

  private void check(ColumnChunk chunk, Leaf leaf, long count) {
    Place column = place.column(leaf.name());
    if (chunk.encrypted()) {
      return;
    }
    if (chunk.position() < 0 || chunk.bytes() < 0 || chunk.position() > dataEnd - chunk.bytes()) {
      throw column.corrupt(
          "pages of %d bytes at %d, where data ends at %d"
              .formatted(chunk.bytes(), chunk.position(), dataEnd));
    }
    if (chunk.values() < 0 || (!leaf.repeated() && chunk.values() != count)) {
      throw column.corrupt("%d values in %d rows".formatted(chunk.values(), count));
    }
  }
}
