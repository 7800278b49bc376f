package dev.quiver.delta.parquet.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.quiver.exec.batch.Memory;
import java.io.IOException;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/// How pages are compressed.
public enum Compression {
  NONE(CompressionCodec.UNCOMPRESSED, ""),
  SNAPPY(CompressionCodec.SNAPPY, ".snappy"),
  ZSTD(CompressionCodec.ZSTD, ".zstd");

  private static final int ZSTD_LEVEL = 3;

  private final CompressionCodec codec;
  private final String suffix;

  Compression(CompressionCodec codec, String suffix) {
    this.codec = codec;
    this.suffix = suffix;
  }

  /// What file names say before `.parquet`.
  public String suffix() {
    return suffix;
  }

  CompressionCodec codec() {
    return codec;
  }

  /// Appends the compressed form of bytes.
  void compress(long source, long bytes, GrowingBuffer out) {
    switch (this) {
      case NONE -> out.put(source, bytes);
      case SNAPPY -> snappy(source, bytes, out);
      case ZSTD -> zstd(source, bytes, out);
    }
  }

  private static void snappy(long source, long bytes, GrowingBuffer out) {
    long target = out.reserve(Snappy.maxCompressedLength(Math.toIntExact(bytes)));
    if (bytes == 0) {
      // The length alone, which Snappy writes for nothing.
      Memory.putByte(target, (byte) 0);
      out.advance(1);
      return;
    }
    try {
      out.advance(Snappy.rawCompress(source, bytes, target));
    } catch (IOException e) {
      throw new IllegalStateException("snappy refused " + bytes + " bytes", e);
    }
  }

  private static void zstd(long source, long bytes, GrowingBuffer out) {
    long room = Zstd.compressBound(bytes);
    long written = Zstd.compressUnsafe(out.reserve(room), room, source, bytes, ZSTD_LEVEL);
    if (Zstd.isError(written)) {
      throw new IllegalStateException("zstd refused the page", new ZstdException(written));
    }
    out.advance(written);
  }
}
