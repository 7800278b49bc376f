package dev.quiver.delta.cache;

import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.FileStatus;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.context.Budget;
import java.util.Optional;

/// The footers of data files.
public final class FooterCache {
  private static final long BASE_BYTES = 2_000;
  private static final long CHUNK_BYTES = 500;

  private final ByteCache<Key, Stamp, ParquetFooter> footers;

  FooterCache(Budget budget) {
    this.footers = new ByteCache<>("footers", budget);
  }

  private record Key(String path) {}

  private record Stamp(long bytes, long modified) {}

  /// A footer, and whether it was there already.
  public record Found(ParquetFooter footer, boolean cached) {}

  /// The footer of an open file.
  public Found read(ObjectStore store, RangedFile file) {
    Optional<FileStatus> status = store.status(file.path());
    if (status.isEmpty()) {
      return new Found(ParquetFooter.read(file), false);
    }
    Key key = new Key(file.path());
    Stamp stamp = new Stamp(status.get().bytes(), status.get().modified());
    Optional<ParquetFooter> known = footers.get(key, stamp);
    if (known.isPresent()) {
      return new Found(known.get(), true);
    }
    ParquetFooter footer = ParquetFooter.read(file);
    footers.put(key, stamp, footer, heapBytes(file.path(), footer));
    return new Found(footer, false);
  }

  /// How it went.
  public CacheCounts counts() {
    return footers.counts();
  }

  void clear() {
    footers.clear();
  }

  /// Nearly; a chunk has its bounds and places.
  private static long heapBytes(String path, ParquetFooter footer) {
    long bytes = BASE_BYTES + 2L * path.length();
    for (RowGroup group : footer.rowGroups()) {
      bytes += CHUNK_BYTES * (1L + group.chunks().size());
    }
    return bytes;
  }
}
