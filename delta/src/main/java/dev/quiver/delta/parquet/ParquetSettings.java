package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.Compression;
import java.util.OptionalLong;

/// How files are laid out: a row group ends at `groupRows` rows or about `groupBytes` bytes, a file
/// at about `fileBytes`.
public record ParquetSettings(
    Compression compression, int groupRows, long groupBytes, long fileBytes) {
  /// What files look like unless somebody asks for something else.
  public static final ParquetSettings DEFAULT =
      new ParquetSettings(Compression.SNAPPY, 1 << 20, 64L << 20, 128L << 20);

  /// This layout with files of another size, if one is given.
  public ParquetSettings withFileBytes(OptionalLong bytes) {
    return new ParquetSettings(compression, groupRows, groupBytes, bytes.orElse(fileBytes));
  }

  public ParquetSettings {
    if (groupRows < 1 || groupBytes < 1 || fileBytes < 1) {
      throw new IllegalArgumentException(
          "row group of %d rows, %d bytes; file of %d bytes"
              .formatted(groupRows, groupBytes, fileBytes));
    }
  }
}
