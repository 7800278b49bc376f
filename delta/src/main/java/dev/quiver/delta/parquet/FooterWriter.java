package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.FinishedChunk;
import dev.quiver.delta.parquet.encode.Leaf;
import dev.quiver.delta.store.NewFile;
import dev.quiver.logical.type.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// Writes what stands behind the row groups: page indexes, and the footer that tells all.
final class FooterWriter {
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /// Readers that parse it want `(build …)` too.
  private static final String CREATED_BY = "quiver version 0.1.0 (build 0)";

  private final List<Field> fields;
  private final List<List<FinishedChunk>> groups;
  private final List<Long> groupRows;

  FooterWriter(List<Field> fields, List<List<FinishedChunk>> groups, List<Long> groupRows) {
    this.fields = fields;
    this.groups = groups;
    this.groupRows = groupRows;
  }

  void writeTo(NewFile file) {
    List<List<ColumnChunk>> columns = columns();
    writeIndexes(file, columns);
    List<RowGroup> rowGroups = rowGroups(columns);
    long rows = groupRows.stream().mapToLong(Long::longValue).sum();
    FileMetaData footer = new FileMetaData(1, ParquetSchema.of(fields), rows, rowGroups);
    footer.setCreated_by(CREATED_BY);
    // Said in so many words: some readers refuse files that leave the order of floats open.
    ColumnOrder order = ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());
    footer.setColumn_orders(Collections.nCopies(Leaf.of(fields).size(), order));
    int bytes = write(file, out -> Util.writeFileMetaData(footer, out));
    byte[] length = new byte[Integer.BYTES];
    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes);
    file.write(length, 0, length.length);
    file.write(MAGIC, 0, MAGIC.length);
  }

  private List<List<ColumnChunk>> columns() {
    List<List<ColumnChunk>> columns = new ArrayList<>();
    for (List<FinishedChunk> group : groups) {
      columns.add(new ArrayList<>());
      for (FinishedChunk chunk : group) {
        ColumnChunk column = new ColumnChunk(0);
        column.setMeta_data(chunk.metadata());
        columns.getLast().add(column);
      }
    }
    return columns;
  }

  private List<RowGroup> rowGroups(List<List<ColumnChunk>> columns) {
    List<RowGroup> rowGroups = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<FinishedChunk> chunks = groups.get(i);
      long plain = chunks.stream().mapToLong(FinishedChunk::plainBytes).sum();
      RowGroup group = new RowGroup(columns.get(i), plain, groupRows.get(i));
      group.setFile_offset(chunks.getFirst().start());
      group.setTotal_compressed_size(chunks.stream().mapToLong(FinishedChunk::bytes).sum());
      if (i <= Short.MAX_VALUE) {
        group.setOrdinal((short) i);
      }
      rowGroups.add(group);
    }
    return rowGroups;
  }

  /// All bounds first, then all places, as readers that fetch either in one piece expect.
  private void writeIndexes(NewFile file, List<List<ColumnChunk>> columns) {
    each(
        columns,
        (chunk, column) ->
            chunk
                .index()
                .ifPresent(index -> {
                  column.setColumn_index_offset(file.bytes());
                  column.setColumn_index_length(
                      write(file, out -> Util.writeColumnIndex(index, out)));
                }));
    each(
        columns,
        (chunk, column) -> {
          column.setOffset_index_offset(file.bytes());
          column.setOffset_index_length(
              write(file, out -> Util.writeOffsetIndex(chunk.offsets(), out)));
        });
  }

  private void each(List<List<ColumnChunk>> columns, Visitor visitor) {
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < groups.get(i).size(); j++) {
        visitor.visit(groups.get(i).get(j), columns.get(i).get(j));
      }
    }
  }

  private static int write(NewFile file, Structure structure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      structure.writeTo(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes all bytes", e);
    }
    file.write(bytes.toByteArray(), 0, bytes.size());
    return bytes.size();
  }

  private interface Visitor {
    void visit(FinishedChunk chunk, ColumnChunk column);
  }

  private interface Structure {
    void writeTo(ByteArrayOutputStream out) throws IOException;
  }
}
