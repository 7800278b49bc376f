package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.logical.catalog.TableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.NullType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.UUIDType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stored values become in a table of another type, where every value stays what it is; the
/// rest is refused by both names.
class StoredFormsTest {
  @TempDir Path folder;

  @Test
  void widensIntegers() throws IOException {
    byte[] values = ints(-5, 7);
    for (int bits : new int[] {8, 16, 32}) {
      SchemaElement stored = whole(Type.INT32, bits, true);
      for (int room = bits; room <= 64; room *= 2) {
        holds(stored, values, "int" + room, "-5", "7");
      }
      holds(stored, values, "float64", "-5.0", "7.0");
    }
    holds(whole(Type.INT32, 8, true), values, "decimal(3,0)", "-5", "7");
    holds(whole(Type.INT32, 16, true), values, "decimal(7,2)", "-5.00", "7.00");
    holds(whole(Type.INT32, 32, true), values, "decimal(30,20)", "-5" + zeros(20), "7" + zeros(20));
    holds(plain(Type.INT32), values, "decimal(10,0)", "-5", "7");
    holds(plain(Type.INT64), longs(-5, Long.MAX_VALUE), "decimal(20,0)", "-5", "" + Long.MAX_VALUE);
    holds(plain(Type.INT64), longs(-5, 1), "decimal(38,18)", "-5" + zeros(18), "1" + zeros(18));
    refuses(whole(Type.INT32, 16, true), values, "int8");
    refuses(whole(Type.INT32, 16, true), values, "decimal(6,2)");
    refuses(plain(Type.INT32), values, "decimal(10,1)");
    refuses(plain(Type.INT32), values, "float32");
    refuses(plain(Type.INT64), longs(1), "int32");
    refuses(plain(Type.INT64), longs(1), "float64");
    refuses(plain(Type.INT64), longs(1), "decimal(18,0)");
  }

  @Test
  void makesUnsignedIntegersSigned() throws IOException {
    holds(whole(Type.INT32, 8, false), ints(255), "int16", "255");
    holds(whole(Type.INT32, 16, false), ints(65_535), "int32", "65535");
    holds(whole(Type.INT32, 32, false), ints(-1), "int64", "4294967295");
    holds(whole(Type.INT32, 32, false), ints(-1), "decimal(10,0)", "4294967295");
    holds(whole(Type.INT32, 32, false), ints(-1), "decimal(20,1)", "4294967295.0");
    holds(whole(Type.INT64, 64, false), longs(-1), "decimal(20,0)", "18446744073709551615");
    refuses(whole(Type.INT32, 32, false), ints(-1), "int32");
    refuses(whole(Type.INT64, 64, false), longs(-1), "int64");
  }

  @Test
  void widensDecimals() throws IOException {
    holds(decimal(Type.INT32, 5, 2), ints(-12_345, 7), "decimal(5,2)", "-123.45", "0.07");
    holds(decimal(Type.INT32, 5, 2), ints(-12_345, 7), "decimal(8,4)", "-123.4500", "0.0700");
    holds(decimal(Type.INT32, 5, 2), ints(-12_345), "decimal(38,35)", "-123.45" + "0".repeat(33));
    holds(decimal(Type.INT64, 18, 0), longs(-7), "decimal(38,20)", "-7" + zeros(20));
    byte[] bytes = {-1, -1, -2};
    SchemaElement fixed = decimal(Type.FIXED_LEN_BYTE_ARRAY, 6, 1).setType_length(3);
    holds(fixed, bytes, "decimal(6,1)", "-0.2");
    holds(fixed, bytes, "decimal(20,4)", "-0.2000");
    byte[] counted = {3, 0, 0, 0, -1, -1, -2};
    holds(decimal(Type.BYTE_ARRAY, 6, 1), counted, "decimal(18,1)", "-0.2");
    holds(decimal(Type.BYTE_ARRAY, 6, 1), counted, "decimal(28,3)", "-0.200");
    refuses(decimal(Type.INT32, 5, 2), ints(1), "decimal(5,1)");
    refuses(decimal(Type.INT32, 5, 2), ints(1), "decimal(5,3)");
    refuses(decimal(Type.INT32, 5, 2), ints(1), "int32");
    damaged(decimal(Type.INT64, 10, 0), longs(Long.MAX_VALUE), "decimal(18,8)");
    damaged(decimal(Type.INT64, 10, 0), longs(Long.MAX_VALUE), "decimal(38,28)");
  }

  @Test
  void makesRealNumbersOfSmallerOnes() throws IOException {
    byte[] half = {0, 0x3e, 0, (byte) 0xfc};
    SchemaElement stored = plain(Type.FIXED_LEN_BYTE_ARRAY).setType_length(2);
    stored.setLogicalType(LogicalType.FLOAT16(new Float16Type()));
    holds(stored, half, "float32", "1.5", "-Infinity");
    holds(stored, half, "float64", "1.5", "-Infinity");
    byte[] single = ints(Float.floatToIntBits(0.1f));
    holds(plain(Type.FLOAT), single, "float32", "0.1");
    holds(plain(Type.FLOAT), single, "float64", Double.toString(0.1f));
    refuses(plain(Type.DOUBLE), longs(1), "float32");
  }

  @Test
  void roundsTimestampsDown() throws IOException {
    for (boolean utc : new boolean[] {true, false}) {
      for (String type : List.of("timestamp", "timestamp_ntz")) {
        String zone = type.equals("timestamp") ? "Z" : "";
        holds(
            timestamp(TimeUnit.MILLIS(new MilliSeconds()), utc),
            longs(-1, 1),
            type,
            "1969-12-31T23:59:59.999" + zone,
            "1970-01-01T00:00:00.001" + zone);
        holds(
            timestamp(TimeUnit.MICROS(new MicroSeconds()), utc),
            longs(-1),
            type,
            "1969-12-31T23:59:59.999999" + zone);
        holds(
            timestamp(TimeUnit.NANOS(new NanoSeconds()), utc),
            longs(-1, 1_999),
            type,
            "1969-12-31T23:59:59.999999" + zone,
            "1970-01-01T00:00:00.000001" + zone);
      }
    }
    damaged(
        timestamp(TimeUnit.MILLIS(new MilliSeconds()), true), longs(Long.MAX_VALUE), "timestamp");
    refuses(plain(Type.INT64), longs(1), "timestamp");
  }

  @Test
  void makesDatesTheMidnightsTheyBeginWith() throws IOException {
    SchemaElement date = plain(Type.INT32).setConverted_type(ConvertedType.DATE);
    holds(date, ints(-1, 1), "date", "1969-12-31", "1970-01-02");
    holds(date, ints(-1, 1), "timestamp_ntz", "1969-12-31T00:00", "1970-01-02T00:00");
    damaged(date, ints(Integer.MAX_VALUE), "timestamp_ntz");
    refuses(date, ints(1), "timestamp");
    refuses(date, ints(1), "int32");
    refuses(plain(Type.INT32), ints(1), "date");
  }

  @Test
  void keepsTimesOfDayAsTheNumbersTheyAre() throws IOException {
    SchemaElement millis = plain(Type.INT32).setConverted_type(ConvertedType.TIME_MILLIS);
    holds(millis, ints(7), "int32", "7");
    holds(millis, ints(7), "int64", "7");
    refuses(millis, ints(7), "int16");
    SchemaElement nanos = plain(Type.INT64);
    nanos.setLogicalType(LogicalType.TIME(new TimeType(true, TimeUnit.NANOS(new NanoSeconds()))));
    holds(nanos, longs(7), "int64", "7");
  }

  @Test
  void keepsOtherBytesAsTheyAre() throws IOException {
    byte[] text = {2, 0, 0, 0, 'h', 'i'};
    for (ConvertedType type : List.of(ConvertedType.UTF8, ConvertedType.ENUM, ConvertedType.JSON)) {
      SchemaElement stored = plain(Type.BYTE_ARRAY).setConverted_type(type);
      holds(stored, text, "string", "hi");
      holds(stored, text, "binary", "6869");
    }
    SchemaElement bson = plain(Type.BYTE_ARRAY).setConverted_type(ConvertedType.BSON);
    holds(bson, text, "binary", "6869");
    refuses(bson, text, "string");
    SchemaElement uuid = plain(Type.FIXED_LEN_BYTE_ARRAY).setType_length(16);
    uuid.setLogicalType(LogicalType.UUID(new UUIDType()));
    holds(uuid, new byte[16], "binary", "00".repeat(16));
    refuses(uuid, new byte[16], "string");
    SchemaElement interval = plain(Type.FIXED_LEN_BYTE_ARRAY).setType_length(12);
    interval.setConverted_type(ConvertedType.INTERVAL);
    holds(interval, new byte[12], "binary", "00".repeat(12));
    SchemaElement unknown = plain(Type.INT32);
    unknown.setLogicalType(LogicalType.UNKNOWN(new NullType()));
    holds(unknown, ints(1), "string", "null");
  }

  @Test
  void replacesWhatIsNoUtf8() throws IOException {
    for (String spoiled :
        List.of(
            "ab\u0080",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080 twelve and more",
            "x\u00f4\u0090\u0080\u0080",
            "more than twelve bytes \u00e4\u00b8",
            "\u00ff",
            "\u00f0\u009f\u0098")) {
      byte[] bytes = spoiled.getBytes(StandardCharsets.ISO_8859_1);
      String mended = new String(bytes, StandardCharsets.UTF_8);
      assertThat(mended).contains("\ufffd");
      for (String whole : List.of("", "\u00e4\u4e2d\ud83d\ude00 all is well here", "plain")) {
        byte[] good = whole.getBytes(StandardCharsets.UTF_8);
        byte[] values = joined(counted(good), counted(bytes), counted(good));
        SchemaElement stored = plain(Type.BYTE_ARRAY).setConverted_type(ConvertedType.UTF8);
        holds(stored, values, "string", whole, mended, whole);
        assertThat(dictionary(stored, values)).containsExactly(whole, mended, whole);
      }
    }
  }

  private List<String> dictionary(SchemaElement stored, byte[] values) throws IOException {
    HandMadeFile file = new HandMadeFile();
    file.dictionary(3, values);
    byte[] codes = joined(new byte[] {2}, HandMadeFile.packed(List.of(0, 1, 2), 2));
    file.page(List.of(true, true, true), Encoding.RLE_DICTIONARY, codes);
    Path path = file.write(folder.resolve("codes.parquet"), stored);
    return ParquetRows.read(path, ParquetRows.fields("c string"), 2);
  }

  private void holds(SchemaElement stored, byte[] values, String type, String... rows)
      throws IOException {
    Path path = file(stored, values, rows.length);
    assertThat(ParquetRows.read(path, ParquetRows.fields("c " + type), 2))
        .as("%s as %s", stored, type)
        .containsExactly(rows);
  }

  private void refuses(SchemaElement stored, byte[] values, String type) throws IOException {
    fails(
        stored,
        values,
        type,
        e -> {
          assertThat(e.code()).isEqualTo(Place.TYPE);
          assertThat(e)
              .hasMessageContaining(
                  "column c as " + type + ": the file stores " + stored.getType());
        });
  }

  private void damaged(SchemaElement stored, byte[] values, String type) throws IOException {
    fails(stored, values, type, e -> assertThat(e.code()).isEqualTo(Place.CORRUPT));
  }

  private void fails(
      SchemaElement stored, byte[] values, String type, Consumer<TableException> check)
      throws IOException {
    Path path = file(stored, values, 1);
    assertThatThrownBy(() -> ParquetRows.read(path, ParquetRows.fields("c " + type), 2))
        .as("%s as %s", stored, type)
        .isInstanceOfSatisfying(TableException.class, check);
  }

  private Path file(SchemaElement stored, byte[] values, int rows) throws IOException {
    HandMadeFile file = new HandMadeFile();
    file.page(Collections.nCopies(rows, true), Encoding.PLAIN, values);
    return file.write(folder.resolve("stored.parquet"), stored);
  }

  private static String zeros(int count) {
    return "." + "0".repeat(count);
  }

  private static byte[] ints(int... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      out.putInt(value);
    }
    return out.array();
  }

  private static byte[] longs(long... values) {
    ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      out.putLong(value);
    }
    return out.array();
  }

  private static byte[] counted(byte[] bytes) {
    return joined(ints(bytes.length), bytes);
  }

  private static byte[] joined(byte[]... parts) {
    int length = List.of(parts).stream().mapToInt(part -> part.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      out.put(part);
    }
    return out.array();
  }

  private static SchemaElement plain(Type type) {
    return new SchemaElement().setType(type);
  }

  private static SchemaElement whole(Type type, int bits, boolean signed) {
    return plain(type).setConverted_type(ConvertedType.valueOf((signed ? "INT_" : "UINT_") + bits));
  }

  private static SchemaElement decimal(Type type, int precision, int scale) {
    return plain(type)
        .setConverted_type(ConvertedType.DECIMAL)
        .setPrecision(precision)
        .setScale(scale);
  }

  private static SchemaElement timestamp(TimeUnit unit, boolean utc) {
    SchemaElement element = plain(Type.INT64);
    element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(utc, unit)));
    return element;
  }
}
