package dev.quiver.exec.expr.variant;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Writes values of JSON as variants, numbers in the narrowest type that has them exactly.
public final class VariantEncoder {
  private static final int SORTED = 1 << 4;
  private static final int VERSION = 1;
  private static final int OBJECT = 2;
  private static final int LIST = 3;
  private static final int MAX_SHORT_TEXT = 63;
  private static final int MAX_SMALL_COUNT = 255;
  private static final int INT8 = 3;
  private static final int FLOAT64 = 7;
  private static final int DECIMAL4 = 8;
  private static final int TEXT = 16;

  private final Map<String, Integer> ids = new HashMap<>();

  private VariantEncoder() {}

  /// The bytes of the variant that a JSON text says, if it is one.
  public static Optional<byte[]> ofJson(String text) {
    return JsonParser.parse(text).map(value -> new VariantEncoder().encode(value));
  }

  private byte[] encode(JsonValue value) {
    TreeSet<String> names = new TreeSet<>(JsonValue.NAMES);
    collect(value, names);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<byte[]> texts = new ArrayList<>();
    for (String name : names) {
      ids.put(name, texts.size());
      texts.add(name.getBytes(StandardCharsets.UTF_8));
    }
    int width = width(Math.max(total(texts), texts.size()));
    out.write(VERSION | SORTED | (width - 1) << 6);
    put(out, texts.size(), width);
    offsets(out, texts, width);
    out.writeBytes(value(value));
    return out.toByteArray();
  }

  private static void collect(JsonValue value, Collection<String> names) {
    switch (value) {
      case JsonValue.Fields(var fields) -> {
        names.addAll(fields.keySet());
        fields.values().forEach(field -> collect(field, names));
      }
      case JsonValue.Elements(var elements) -> elements.forEach(element -> collect(element, names));
      case JsonValue.Null _, JsonValue.Truth _, JsonValue.Text _ -> {}
      case JsonValue.Exact _, JsonValue.Real _ -> {}
    }
  }

  private byte[] value(JsonValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (value) {
      case JsonValue.Null _ -> out.write(0);
      case JsonValue.Truth(var truth) -> out.write(truth ? 1 << 2 : 2 << 2);
      case JsonValue.Real(var number) -> {
        out.write(FLOAT64 << 2);
        put(out, Double.doubleToRawLongBits(number), Double.BYTES);
      }
      case JsonValue.Exact(var number) -> exact(out, number);
      case JsonValue.Text(var text) -> text(out, text.getBytes(StandardCharsets.UTF_8));
      case JsonValue.Fields(var fields) -> {
        List<byte[]> values = fields.values().stream().map(this::value).toList();
        int offsetWidth = width(total(values));
        int idWidth = width(ids.size());
        int wide = values.size() > MAX_SMALL_COUNT ? 1 : 0;
        out.write(OBJECT | (offsetWidth - 1) << 2 | (idWidth - 1) << 4 | wide << 6);
        put(out, values.size(), wide == 1 ? Integer.BYTES : 1);
        fields.keySet().forEach(name -> put(out, ids.getOrDefault(name, 0), idWidth));
        offsets(out, values, offsetWidth);
      }
      case JsonValue.Elements(var elements) -> {
        List<byte[]> values = elements.stream().map(this::value).toList();
        int offsetWidth = width(total(values));
        int wide = values.size() > MAX_SMALL_COUNT ? 1 : 0;
        out.write(LIST | (offsetWidth - 1) << 2 | wide << 4);
        put(out, values.size(), wide == 1 ? Integer.BYTES : 1);
        offsets(out, values, offsetWidth);
      }
    }
    return out.toByteArray();
  }

  private static void exact(ByteArrayOutputStream out, BigDecimal number) {
    BigInteger digits = number.unscaledValue();
    int bits = digits.bitLength();
    if (number.scale() == 0 && bits < Long.SIZE) {
      int log = bits < Byte.SIZE ? 0 : bits < Short.SIZE ? 1 : bits < Integer.SIZE ? 2 : 3;
      out.write((INT8 + log) << 2);
      put(out, digits.longValue(), 1 << log);
      return;
    }
    int precision = Math.max(number.precision(), number.scale());
    int log = precision <= 9 ? 0 : precision <= 18 ? 1 : 2;
    out.write((DECIMAL4 + log) << 2);
    out.write(number.scale());
    put(out, digits.longValue(), Math.min(Integer.BYTES << log, Long.BYTES));
    if (log == 2) {
      put(out, digits.shiftRight(Long.SIZE).longValue(), Long.BYTES);
    }
  }

  private static void text(ByteArrayOutputStream out, byte[] text) {
    if (text.length <= MAX_SHORT_TEXT) {
      out.write(1 | text.length << 2);
    } else {
      out.write(TEXT << 2);
      put(out, text.length, Integer.BYTES);
    }
    out.writeBytes(text);
  }

  /// Where each begins and the last ends, and then all of them.
  private static void offsets(ByteArrayOutputStream out, List<byte[]> parts, int width) {
    int end = 0;
    put(out, end, width);
    for (byte[] part : parts) {
      end += part.length;
      put(out, end, width);
    }
    parts.forEach(out::writeBytes);
  }

  private static int total(List<byte[]> parts) {
    return parts.stream().mapToInt(part -> part.length).reduce(0, Math::addExact);
  }

  private static int width(int number) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 7) / Byte.SIZE);
  }

  private static void put(ByteArrayOutputStream out, long number, int width) {
    for (int i = 0; i < width; i++) {
      out.write((int) (number >> (Byte.SIZE * i)));
    }
  }
}
