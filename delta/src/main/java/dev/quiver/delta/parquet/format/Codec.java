package dev.quiver.delta.parquet.format;

/// How pages are compressed; in the order of the format's numbers.
public enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  LZO,
  BROTLI,
  LZ4,
  ZSTD,
  LZ4_RAW
}
