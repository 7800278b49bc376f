package dev.quiver.delta.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/// The forms pages come in.
record PageForm(Levels levels, Codec codec, boolean checked) {
  static final PageForm PLAIN = new PageForm(Levels.COUNTED, Codec.NONE, false);

  /// Where and how levels are written.
  enum Levels {
    COUNTED,
    /// The oldest form, from the highest bit down.
    PACKED,
    /// A page v2, with or without compression.
    APART,
    APART_AND_NOTHING_COMPRESSED
  }

  /// What writers have done to pages.
  enum Codec {
    NONE(CompressionCodec.UNCOMPRESSED),
    SNAPPY(CompressionCodec.SNAPPY),
    GZIP(CompressionCodec.GZIP),
    GZIP_IN_TWO_MEMBERS(CompressionCodec.GZIP),
    ZLIB(CompressionCodec.GZIP),
    ZSTD(CompressionCodec.ZSTD),
    LZO(CompressionCodec.LZO),
    LZ4_RAW(CompressionCodec.LZ4_RAW),
    LZ4(CompressionCodec.LZ4),
    LZ4_IN_BLOCKS(CompressionCodec.LZ4),
    LZ4_WITHOUT_FRAME(CompressionCodec.LZ4);

    private final CompressionCodec name;

    Codec(CompressionCodec name) {
      this.name = name;
    }
  }

  boolean isV2() {
    return levels == Levels.APART || levels == Levels.APART_AND_NOTHING_COMPRESSED;
  }

  CompressionCodec codecName() {
    return codec.name;
  }

  byte[] compressed(byte[] bytes) {
    try {
      return switch (codec) {
        case NONE, LZO -> bytes;
        case SNAPPY -> Snappy.compress(bytes);
        case GZIP -> gzip(bytes);
        case GZIP_IN_TWO_MEMBERS -> {
          int half = bytes.length / 2;
          yield joined(
              gzip(Arrays.copyOf(bytes, half)),
              gzip(Arrays.copyOfRange(bytes, half, bytes.length)));
        }
        case ZLIB -> zlib(bytes);
        case ZSTD -> Zstd.compress(bytes);
        case LZ4_RAW, LZ4_WITHOUT_FRAME -> Lz4Block.compress(bytes);
        case LZ4 -> framed(bytes, bytes.length);
        case LZ4_IN_BLOCKS -> framed(bytes, 100);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zlib(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] framed(byte[] bytes, int block) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    for (int at = 0; at < bytes.length; at += block) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + block));
      byte[] stored = Lz4Block.compress(part);
      out.writeBytes(ByteBuffer.allocate(4).putInt(stored.length).array());
      out.writeBytes(stored);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] left, byte[] right) {
    return ByteBuffer.allocate(left.length + right.length).put(left).put(right).array();
  }
}
