package dev.quiver.logical.type;

import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names of scalar types, in any case: as they print here (`int64`), as SQL spells them
/// (`bigint`) and as Arrow does (`Int64`, `Timestamp(Microsecond, Some("UTC"))`).
///
/// No type here is unsigned: `UInt8` to `UInt32` are the next signed type, `UInt64` is
/// decimal(20,0).
public final class TypeNames {
  private static final int DEFAULT_SCALE = 10;

  private static final Map<String, DataType> NAMES =
      Map.ofEntries(
          Map.entry("null", Simple.NULL),
          Map.entry("boolean", Simple.BOOLEAN),
          Map.entry("bool", Simple.BOOLEAN),
          Map.entry("int8", Simple.INT8),
          Map.entry("tinyint", Simple.INT8),
          Map.entry("int16", Simple.INT16),
          Map.entry("smallint", Simple.INT16),
          Map.entry("uint8", Simple.INT16),
          Map.entry("int32", Simple.INT32),
          Map.entry("int", Simple.INT32),
          Map.entry("integer", Simple.INT32),
          Map.entry("uint16", Simple.INT32),
          Map.entry("int64", Simple.INT64),
          Map.entry("bigint", Simple.INT64),
          Map.entry("long", Simple.INT64),
          Map.entry("uint32", Simple.INT64),
          Map.entry("uint64", new Decimal(20, 0)),
          Map.entry("float32", Simple.FLOAT32),
          Map.entry("float", Simple.FLOAT32),
          Map.entry("real", Simple.FLOAT32),
          Map.entry("float64", Simple.FLOAT64),
          Map.entry("double", Simple.FLOAT64),
          Map.entry("string", Simple.STRING),
          Map.entry("varchar", Simple.STRING),
          Map.entry("text", Simple.STRING),
          Map.entry("utf8", Simple.STRING),
          Map.entry("largeutf8", Simple.STRING),
          Map.entry("utf8view", Simple.STRING),
          Map.entry("variant", Simple.VARIANT),
          Map.entry("binary", Simple.BINARY),
          Map.entry("varbinary", Simple.BINARY),
          Map.entry("bytea", Simple.BINARY),
          Map.entry("largebinary", Simple.BINARY),
          Map.entry("binaryview", Simple.BINARY),
          Map.entry("date", Simple.DATE),
          Map.entry("date32", Simple.DATE),
          Map.entry("timestamp", Simple.TIMESTAMP),
          Map.entry("timestamptz", Simple.TIMESTAMP),
          Map.entry("timestamp_ntz", Simple.TIMESTAMP_NTZ),
          Map.entry("timestamp(microsecond,none)", Simple.TIMESTAMP_NTZ),
          Map.entry("timestamp(microsecond,some(\"utc\"))", Simple.TIMESTAMP),
          Map.entry("timestamp(microsecond,some(\"+00:00\"))", Simple.TIMESTAMP),
          Map.entry("decimal", new Decimal(Decimal.MAX_PRECISION, DEFAULT_SCALE)),
          Map.entry("numeric", new Decimal(Decimal.MAX_PRECISION, DEFAULT_SCALE)));

  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric|decimal128)\\((\\d{1,2})(?:,(\\d{1,2}))?\\)");

  private TypeNames() {}

  /// The type of this name, if there is one.
  public static Optional<DataType> parse(String name) {
    String folded = name.toLowerCase(Locale.ROOT).strip().replaceAll("\\s*([(),])\\s*", "$1");
    DataType simple = NAMES.get(folded);
    return simple != null ? Optional.of(simple) : decimal(folded);
  }

  private static Optional<DataType> decimal(String folded) {
    Matcher matcher = DECIMAL.matcher(folded);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int precision = Integer.parseInt(matcher.group(1));
    int scale = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    boolean exists = precision >= 1 && precision <= Decimal.MAX_PRECISION && scale <= precision;
    return exists ? Optional.of(new Decimal(precision, scale)) : Optional.empty();
  }
}
