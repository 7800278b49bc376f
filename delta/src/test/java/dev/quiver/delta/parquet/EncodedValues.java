package dev.quiver.delta.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;

/// Draws values of a physical type and encodes them by another library's writers.
final class EncodedValues {
  private static final int BYTES = 1 << 16;
  private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

  private final Type type;
  private final int length;
  private final boolean decimal;
  private final Kind kind;
  private final Random random;
  private long last;

  /// What values are like.
  enum Kind {
    RISING,
    SMALL,
    ANY,
    SAME
  }

  EncodedValues(Type type, SchemaElement element, Kind kind, Random random) {
    this.type = type;
    this.length = element.getType_length();
    this.decimal = element.isSetScale();
    this.kind = kind;
    this.random = random;
  }

  /// The next value.
  Object next() {
    last =
        switch (kind) {
          case RISING -> last + random.nextInt(1_000);
          case SMALL -> random.nextInt(100) - 50;
          case ANY -> any();
          case SAME -> 12_345;
        };
    return switch (type) {
      case BOOLEAN -> (last & 8) != 0;
      case INT32 -> (int) last;
      case INT64 -> last;
      case FLOAT -> (float) last / 3;
      case DOUBLE -> (double) last / 3;
      case BYTE_ARRAY -> Binary.fromConstantByteArray(bytes());
      case FIXED_LEN_BYTE_ARRAY -> Binary.fromConstantByteArray(fixed());
      case INT96 -> Binary.fromConstantByteArray(fixed(12));
    };
  }

  private long any() {
    return switch (random.nextInt(5)) {
      case 0 -> decimal ? 1 : Long.MAX_VALUE;
      case 1 -> decimal ? -1 : Long.MIN_VALUE;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private byte[] bytes() {
    if (decimal) {
      return fixed(9);
    }
    String word = "h\u00e4\u4e2d\ud83d\ude00".repeat((int) (last & 7)) + last;
    return (kind == Kind.SMALL && last < 0 ? "" : word).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] fixed() {
    return fixed(length);
  }

  private byte[] fixed(int bytes) {
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[bytes - 1 - i] = (byte) (last >> Math.min(63, 8 * i));
    }
    return big;
  }

  /// The bytes of values in an encoding.
  byte[] encoded(Encoding encoding, List<Object> values) throws IOException {
    ValuesWriter writer = writer(encoding);
    for (Object value : values) {
      switch (value) {
        case Boolean truth -> {
          if (encoding == Encoding.RLE) {
            writer.writeInteger(truth ? 1 : 0);
          } else {
            writer.writeBoolean(truth);
          }
        }
        case Integer number -> writer.writeInteger(number);
        case Long number -> writer.writeLong(number);
        case Float number -> writer.writeFloat(number);
        case Double number -> writer.writeDouble(number);
        case Binary bytes -> writer.writeBytes(bytes);
        default -> throw new AssertionError(value);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.getBytes().writeAllTo(out);
    writer.close();
    return out.toByteArray();
  }

  private ValuesWriter writer(Encoding encoding) {
    return switch (encoding) {
      case PLAIN -> plain();
      case RLE -> new RunLengthBitPackingHybridValuesWriter(1, BYTES, BYTES, HEAP);
      case DELTA_BINARY_PACKED ->
          type == Type.INT32
              ? new DeltaBinaryPackingValuesWriterForInteger(BYTES, BYTES, HEAP)
              : new DeltaBinaryPackingValuesWriterForLong(256, 2, BYTES, BYTES, HEAP);
      case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesWriter(BYTES, BYTES, HEAP);
      case DELTA_BYTE_ARRAY -> new DeltaByteArrayWriter(BYTES, BYTES, HEAP);
      case BYTE_STREAM_SPLIT -> split();
      default -> throw new IllegalArgumentException("no writer: " + encoding);
    };
  }

  private ValuesWriter plain() {
    return switch (type) {
      case BOOLEAN -> new BooleanPlainValuesWriter();
      case FIXED_LEN_BYTE_ARRAY ->
          new FixedLenByteArrayPlainValuesWriter(length, BYTES, BYTES, HEAP);
      case INT96 -> new FixedLenByteArrayPlainValuesWriter(12, BYTES, BYTES, HEAP);
      default -> new PlainValuesWriter(BYTES, BYTES, HEAP);
    };
  }

  private ValuesWriter split() {
    return switch (type) {
      case INT32 ->
          new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(BYTES, BYTES, HEAP);
      case INT64 ->
          new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(BYTES, BYTES, HEAP);
      case FLOAT ->
          new ByteStreamSplitValuesWriter.FloatByteStreamSplitValuesWriter(BYTES, BYTES, HEAP);
      case DOUBLE ->
          new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(BYTES, BYTES, HEAP);
      default ->
          new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
              length, BYTES, BYTES, HEAP);
    };
  }
}
