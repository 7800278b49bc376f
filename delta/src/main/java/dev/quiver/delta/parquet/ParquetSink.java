package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.WrittenFile.WrittenColumn;
import dev.quiver.delta.parquet.encode.Bounds;
import dev.quiver.delta.parquet.encode.ChunkSettings;
import dev.quiver.delta.parquet.encode.ColumnChunkEncoder;
import dev.quiver.delta.parquet.encode.FinishedChunk;
import dev.quiver.delta.parquet.encode.Leaf;
import dev.quiver.delta.store.NewFile;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Writes one Parquet file: row groups, page indexes, footer.
///
/// Rows go on in slices that end at multiples of [#SLICE_ROWS], however they arrive; pages, row
/// groups and the file end with a slice. So the bytes depend on the rows and their order alone.
public final class ParquetSink implements AutoCloseable {
  /// Rows between the points where something may end.
  public static final int SLICE_ROWS = 256;

  private final List<Field> fields;
  private final ParquetSettings settings;
  private final NewFile file;
  private final List<ColumnChunkEncoder> encoders = new ArrayList<>();
  private final List<List<FinishedChunk>> groups = new ArrayList<>();
  private final List<Long> groupRows = new ArrayList<>();
  private final BufferAllocator allocator;
  private long rows;
  private int openRows;

  /// Begins a file, which this closes, with statistics of all columns and no bloom filters.
  public ParquetSink(
      List<Field> fields, ParquetSettings settings, NewFile file, ExecutionContext context) {
    this(fields, settings, FileLayout.DEFAULT, file, context);
  }

  /// Begins a file, which this closes; `layout` says which columns have statistics and bloom
  /// filters.
  public ParquetSink(
      List<Field> fields,
      ParquetSettings settings,
      FileLayout layout,
      NewFile file,
      ExecutionContext context) {
    this.fields = List.copyOf(fields);
    this.settings = settings;
    this.file = file;
    this.allocator = context.allocator();
    for (Leaf leaf : Leaf.of(fields)) {
      encoders.add(
          new ColumnChunkEncoder(
              leaf,
              ChunkSettings.of(settings.compression(), layout, leaf),
              context.allocator(),
              context.budget()));
    }
  }

  /// The file's path.
  public String path() {
    return file.path();
  }

  /// Whether the file has the size it should have and may end here.
  public boolean isFull() {
    return rows % SLICE_ROWS == 0 && file.bytes() + openBytes() >= settings.fileBytes();
  }

  /// The bytes of memory held until the row group ends.
  public long memory() {
    return encoders.stream().mapToLong(ColumnChunkEncoder::memory).sum();
  }

  /// Ends the row group before its time, and lets go of its memory.
  public void flush() {
    if (openRows > 0) {
      endGroup();
    }
  }

  /// Appends rows of a batch, which stays the caller's, and answers how many: up to the next point
  /// where the file may end.
  ///
  /// `ordinals` are those of the file's columns; the rows are `positions` from `from` on, up to
  /// `to`.
  public int write(Batch batch, int[] ordinals, int[] positions, int from, int to) {
    int count = (int) Math.min(to - from, SLICE_ROWS - rows % SLICE_ROWS);
    LeafReader slice =
        new LeafReader(Arrays.copyOfRange(positions, from, from + count), count, allocator);
    Iterator<ColumnChunkEncoder> leaves = encoders.iterator();
    for (int ordinal : ordinals) {
      slice.append(batch.column(ordinal), leaves);
    }
    rows += count;
    openRows += count;
    if (rows % SLICE_ROWS == 0) {
      encoders.forEach(ColumnChunkEncoder::endSlice);
    }
    if (rows % SLICE_ROWS == 0
        && (openRows >= settings.groupRows() || openBytes() >= settings.groupBytes())) {
      endGroup();
    }
    return count;
  }

  /// Ends the file, which nobody sees before [#publish].
  public WrittenFile finish() {
    flush();
    begin();
    FooterWriter footer = new FooterWriter(fields, groups, groupRows);
    footer.writeTo(file);
    return new WrittenFile(rows, file.bytes(), columns());
  }

  /// Makes the finished file visible; false: there is another of its name.
  public boolean publish() {
    return file.publish();
  }

  @Override
  public void close() {
    encoders.forEach(ColumnChunkEncoder::close);
    file.close();
  }

  private long openBytes() {
    return encoders.stream().mapToLong(ColumnChunkEncoder::bytes).sum();
  }

  /// Not in the constructor: who has no sink yet cannot close it when this fails.
  private void begin() {
    if (file.bytes() == 0) {
      file.write(FooterWriter.MAGIC, 0, FooterWriter.MAGIC.length);
    }
  }

  private void endGroup() {
    begin();
    List<FinishedChunk> chunks = new ArrayList<>();
    encoders.forEach(encoder -> chunks.add(encoder.writeTo(file)));
    // Behind the row group, whose chunks lie side by side.
    for (int i = 0; i < chunks.size(); i++) {
      chunks.set(i, encoders.get(i).writeBloom(chunks.get(i), file));
    }
    groups.add(List.copyOf(chunks));
    groupRows.add((long) openRows);
    openRows = 0;
  }

  private List<WrittenColumn> columns() {
    return IntStream.range(0, encoders.size()).mapToObj(this::column).toList();
  }

  private WrittenColumn column(int ordinal) {
    Leaf leaf = encoders.get(ordinal).leaf();
    Bounds bounds = Bounds.EMPTY;
    long nulls = 0;
    for (List<FinishedChunk> group : groups) {
      bounds = bounds.merge(group.get(ordinal).bounds(), leaf.order());
      nulls += group.get(ordinal).nulls();
    }
    return new WrittenColumn(leaf, bounds, nulls);
  }
}
