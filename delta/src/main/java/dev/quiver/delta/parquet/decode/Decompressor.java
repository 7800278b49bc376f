package dev.quiver.delta.parquet.decode;

import com.github.luben.zstd.Zstd;
import dev.quiver.delta.parquet.format.Codec;
import dev.quiver.delta.parquet.format.Place;

/// Undoes the compression of a page.
enum Decompressor {
  /// Pages are as they are.
  NONE {
    @Override
    long mostBytes(int stored) {
      return stored;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      throw new AssertionError("nothing to undo");
    }
  },
  SNAPPY {
    @Override
    long mostBytes(int stored) {
      return 22L * stored + 64;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return Snappy.decompress(from, stored, to, bytes);
    }
  },
  GZIP {
    @Override
    long mostBytes(int stored) {
      return 1_032L * stored + 64;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return Gzip.decompress(from, stored, to, bytes);
    }
  },
  LZ4_RAW {
    @Override
    long mostBytes(int stored) {
      return 255L * stored + 64;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return Lz4.decompress(from, stored, to, bytes) == bytes;
    }
  },
  /// LZ4 in the frames of old, or without: not all writers knew of them.
  LZ4 {
    @Override
    long mostBytes(int stored) {
      return LZ4_RAW.mostBytes(stored);
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return FramedLz4.decompress(from, stored, to, bytes)
          || LZ4_RAW.decompress(from, stored, to, bytes);
    }
  },
  BROTLI {
    // A few bits may stand for 16 MB.
    @Override
    long mostBytes(int stored) {
      return (long) stored << 24;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return Brotli.decompress(from, stored, to, bytes);
    }
  },
  ZSTD {
    @Override
    long mostBytes(int stored) {
      return 65_536L * stored;
    }

    @Override
    boolean decompress(long from, int stored, long to, int bytes) {
      return Zstd.decompressUnsafe(to, bytes, from, stored) == bytes;
    }
  };

  /// The most bytes that `stored` bytes can stand for: whoever claims more is not believed, and no
  /// memory is taken for him.
  abstract long mostBytes(int stored);

  /// Whether `stored` bytes at `from` stand for exactly `bytes` bytes, now at `to`.
  abstract boolean decompress(long from, int stored, long to, int bytes);

  /// The one for a codec by the format's number.
  static Decompressor of(int codec, Place place) {
    Codec known = Codec.of(codec, place);
    return switch (known) {
      case UNCOMPRESSED -> NONE;
      case SNAPPY -> SNAPPY;
      case ZSTD -> ZSTD;
      case GZIP -> GZIP;
      case LZ4 -> LZ4;
      case LZ4_RAW -> LZ4_RAW;
      case BROTLI -> BROTLI;
      case LZO -> throw place.unsupported(Place.CODEC, "codec " + known);
    };
  }
}
