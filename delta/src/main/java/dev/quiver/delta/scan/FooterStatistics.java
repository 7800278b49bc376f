package dev.quiver.delta.scan;

import dev.quiver.delta.cache.FooterCache;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.CompactReader;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.Span;
import dev.quiver.delta.scan.ChunkSample.Chunk;
import dev.quiver.delta.scan.FileColumns.StoredLeaf;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Adds to what the log says of a table what the footers and dictionaries of some of its files do:
/// how many different values columns have, and whatever the log leaves out.
///
/// A few row groups of a few files are looked at, spread evenly over the table, so a table of many
/// files costs no more than one of few, and the same ones each time. Of a dictionary only the
/// header is read. A file that cannot be read has nothing to say here; whoever reads its rows will
/// tell.
public final class FooterStatistics {
  private static final int MOST_FILES = 8;
  private static final int MOST_GROUPS = 16;
  private static final int HEADER_BYTES = 128;

  private final ObjectStore store;
  private final FooterCache footers;
  private final Snapshot snapshot;
  private final List<ChunkSample> samples = new ArrayList<>();
  private double sampledRows;
  private double sampledBytes;

  /// Looks at files of a snapshot.
  public FooterStatistics(ObjectStore store, FooterCache footers, Snapshot snapshot) {
    this.store = store;
    this.footers = footers;
    this.snapshot = snapshot;
  }

  /// What the log says, and what files say beside.
  public TableStatistics with(TableStatistics logged) {
    int files = snapshot.files().size();
    int sampled = Math.min(files, MOST_FILES);
    logged.columns().forEach(_ -> samples.add(new ChunkSample()));
    try {
      for (int i = 0; i < sampled; i++) {
        look(snapshot.files().get(spread(i, sampled, files)), Math.max(1, MOST_GROUPS / sampled));
      }
    } catch (QueryException e) {
      return logged;
    }
    if (sampled == 0) {
      return logged;
    }
    Figure rows = logged.rows().isKnown() ? logged.rows() : rows(sampled == files);
    List<ColumnStatistics> columns = new ArrayList<>();
    for (int ordinal = 0; ordinal < samples.size(); ordinal++) {
      columns.add(
          column(logged.columns().get(ordinal), samples.get(ordinal), (double) rows.value()));
    }
    return new TableStatistics(rows, logged.bytes(), columns);
  }

  private Figure rows(boolean isAll) {
    boolean isExact =
        isAll
            && snapshot.files().stream()
                .allMatch(file -> file.deletionVector().isEmpty() && file.changed().isEmpty());
    double part = snapshot.files().totalBytes() / Math.max(1, sampledBytes);
    return isExact
        ? Figure.exact((long) sampledRows)
        : Figure.estimated((long) (isAll ? sampledRows : sampledRows * part));
  }

  private static ColumnStatistics column(ColumnStatistics logged, ChunkSample sample, double rows) {
    boolean bounded =
        !(logged.min() instanceof Value.Null) || !(logged.max() instanceof Value.Null);
    OptionalDouble nulls = sample.nulls();
    OptionalDouble distinct = sample.distinct(rows);
    return new ColumnStatistics(
        bounded ? logged.min() : sample.outermost(true),
        bounded ? logged.max() : sample.outermost(false),
        logged.nulls().isKnown() ? logged.nulls() : estimated(nulls, rows),
        logged.distinct().isKnown() ? logged.distinct() : estimated(distinct, 1));
  }

  private static Figure estimated(OptionalDouble figure, double times) {
    return figure.isPresent()
        ? Figure.estimated(Math.round(figure.getAsDouble() * times))
        : Figure.UNKNOWN;
  }

  /// The first, the last, and some between.
  private static int spread(int index, int wanted, int all) {
    return wanted == 1 ? 0 : (int) ((long) index * (all - 1) / (wanted - 1));
  }

  private void look(DataFile file, int mostGroups) {
    try (RangedFile opened = store.open(file.location())) {
      ParquetFooter footer = footers.read(store, opened).footer();
      sampledRows += footer.rows();
      sampledBytes += file.bytes();
      FileColumns columns = new FileColumns(snapshot, footer, file);
      int all = footer.rowGroups().size();
      int wanted = Math.min(all, mostGroups);
      for (int ordinal = 0; ordinal < samples.size(); ordinal++) {
        Optional<StoredLeaf> leaf = columns.leaf(ordinal, List.of());
        for (int i = 0; i < wanted && leaf.isPresent(); i++) {
          RowGroup group = footer.rowGroups().get(spread(i, wanted, all));
          samples.get(ordinal).add(chunk(opened, leaf.get(), group));
        }
      }
    }
  }

  private static Chunk chunk(RangedFile file, StoredLeaf stored, RowGroup group) {
    ColumnChunk chunk = group.chunks().get(stored.leaf().ordinal());
    long nulls = stored.leaf().definition() == 0 ? 0 : chunk.bounds().nulls();
    return new Chunk(
        group.rows(),
        chunk.bounds().min(stored.leaf(), stored.type()),
        chunk.bounds().max(stored.leaf(), stored.type()),
        nulls,
        nulls == group.rows() ? 0 : entries(file, chunk));
  }

  /// How many entries a dictionary has that holds all values; -1 where there is none.
  private static long entries(RangedFile file, ColumnChunk chunk) {
    Span span = chunk.indexes().dictionary();
    if (!chunk.indexes().coded() || chunk.encrypted() || !span.isWithin(file.bytes())) {
      return -1;
    }
    byte[] header = new byte[Math.min(span.bytes(), HEADER_BYTES)];
    file.read(span.position(), header, 0, header.length);
    Place place = Place.of(file.path());
    try {
      return PageHeader.read(new CompactReader(header, 0, header.length, place), place).values();
    } catch (TableException longHeader) {
      return -1;
    }
  }
}
