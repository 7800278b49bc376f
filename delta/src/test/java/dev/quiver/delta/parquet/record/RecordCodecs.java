package dev.quiver.delta.parquet.record;

import com.github.luben.zstd.Zstd;
import dev.quiver.logical.catalog.TableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Decompresses what checkpoints are written with.
final class RecordCodecs implements CompressionCodecFactory {
  /// What a codec does to a page.
  private interface Codec {
    byte[] decompress(byte[] bytes, int length) throws IOException;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new IllegalStateException("nothing is written here: " + codec);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Decompressor((bytes, _) -> bytes);
      case SNAPPY -> new Decompressor((bytes, _) -> Snappy.uncompress(bytes));
      case ZSTD -> new Decompressor(Zstd::decompress);
      case GZIP -> new Decompressor(RecordCodecs::gunzip);
      default ->
          throw new TableException(
              "UNSUPPORTED_CODEC",
              "cannot read a checkpoint compressed with "
                  + codec
                  + "\n  reads UNCOMPRESSED, SNAPPY, ZSTD and GZIP");
    };
  }

  @Override
  public void release() {}

  private static byte[] gunzip(byte[] bytes, int length) throws IOException {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readNBytes(length);
    }
  }

  private record Decompressor(Codec codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int length) throws IOException {
      byte[] page = codec.decompress(bytes.toInputStream().readAllBytes(), length);
      if (page.length != length) {
        throw new IOException("a page has %d bytes, not %d".formatted(page.length, length));
      }
      return BytesInput.from(page);
    }

    @Override
    public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int length)
        throws IOException {
      byte[] bytes = new byte[compressed];
      input.get(bytes);
      output.put(decompress(BytesInput.from(bytes), length).toInputStream().readAllBytes());
    }

    @Override
    public void release() {}
  }
}
