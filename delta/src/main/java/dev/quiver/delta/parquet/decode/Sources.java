package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.kernel.Kernels;
import java.util.EnumMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// The encodings of a column's pages, each made when a page first asks for it.
final class Sources implements AutoCloseable {
  private final PlainValues plain;
  private final Texts texts;
  private final Place place;
  private final Kernels kernels;
  private final Map<Encoding, Source> made = new EnumMap<>(Encoding.class);
  private final Bytes scratch;
  private final Bytes last;

  Sources(PlainValues plain, Texts texts, Place place, Kernels kernels, BufferAllocator allocator) {
    this.plain = plain;
    this.texts = texts;
    this.place = place;
    this.kernels = kernels;
    this.scratch = new Bytes(allocator);
    this.last = new Bytes(allocator);
  }

  /// The source for an encoding that values have, not codes; a refusal where values of this type
  /// have no such encoding.
  Source of(Encoding encoding) {
    return made.computeIfAbsent(encoding, this::make);
  }

  private Source make(Encoding encoding) {
    PhysicalType type = plain.type();
    boolean whole = type == PhysicalType.INT32 || type == PhysicalType.INT64;
    boolean varying = type == PhysicalType.BYTE_ARRAY;
    boolean fixed = type == PhysicalType.FIXED_LEN_BYTE_ARRAY;
    boolean real = type == PhysicalType.FLOAT || type == PhysicalType.DOUBLE;
    if (encoding == Encoding.PLAIN) {
      return plainSource();
    }
    if (encoding == Encoding.RLE && type == PhysicalType.BOOLEAN) {
      return new RunBooleans(scratch(), kernels.unpack(), place);
    }
    if (encoding == Encoding.DELTA_BINARY_PACKED && whole) {
      return numbers(plain.width());
    }
    if (encoding == Encoding.BYTE_STREAM_SPLIT && (whole || real || fixed)) {
      return new SplitNumbers(plain.width(), kernels.interleave(), place);
    }
    if (encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY && varying) {
      return new DeltaLengthText(numbers(Integer.BYTES), scratch(), place);
    }
    if (encoding == Encoding.DELTA_BYTE_ARRAY && (varying || fixed)) {
      Prefixes prefixes =
          new Prefixes(numbers(Integer.BYTES), numbers(Integer.BYTES), scratch(), last, place);
      return varying
          ? new DeltaText(prefixes, texts)
          : new DeltaFixed(prefixes, plain.width(), place);
    }
    throw place.unsupported(Place.ENCODING, "encoding " + encoding + " of " + type);
  }

  private Source plainSource() {
    return switch (plain.type()) {
      case BOOLEAN -> new PlainBooleans(place);
      case BYTE_ARRAY -> new PlainText(place);
      case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY ->
          new PlainNumbers(plain.width(), place);
    };
  }

  private DeltaNumbers numbers(int width) {
    return new DeltaNumbers(width, kernels.delta(), scratch(), place);
  }

  /// Room for two columns of 32 bits or one of 64, which never moves.
  private long scratch() {
    scratch.reserve((long) Long.BYTES * PageValues.STEP, 0);
    return scratch.address();
  }

  @Override
  public void close() {
    scratch.close();
    last.close();
  }
}
