package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.ParquetSettings;
import java.time.InstantSource;

/// What a writer takes from its surroundings: the only clock and the only names of the write path.
///
/// `openPartitions` bounds how many files of one output are written at a time; past it the one
/// longest unused ends, so rows in no order over more partitions make many small files.
public record WriteSettings(
    InstantSource clock, IdSource ids, ParquetSettings parquet, int openPartitions) {
  /// The wall clock, names nobody has, and the usual layout.
  public static final WriteSettings DEFAULT =
      new WriteSettings(InstantSource.system(), IdSource.random(), ParquetSettings.DEFAULT, 1_000);

  public WriteSettings {
    if (openPartitions < 1) {
      throw new IllegalArgumentException("open partitions: " + openPartitions);
    }
  }
}
