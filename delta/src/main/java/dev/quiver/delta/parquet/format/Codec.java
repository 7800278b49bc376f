package dev.quiver.delta.parquet.format;

/// How pages are compressed.
public enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  LZO,
  BROTLI,
  LZ4,
  ZSTD,
  LZ4_RAW;

  /// The codec of a number of the format's.
  public static Codec of(int number, Place place) {
    return switch (number) {
      case 0 -> UNCOMPRESSED;
      case 1 -> SNAPPY;
      case 2 -> GZIP;
      case 3 -> LZO;
      case 4 -> BROTLI;
      case 5 -> LZ4;
      case 6 -> ZSTD;
      case 7 -> LZ4_RAW;
      default -> throw place.unsupported(Place.CODEC, "codec number " + number);
    };
  }
}
