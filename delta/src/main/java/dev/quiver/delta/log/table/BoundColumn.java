package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.OptionalLong;

/// What statistics say about one column, file by file.
///
/// A bound is a number: the value itself, a double's bits, or where the store has a text or a long
/// decimal.
public final class BoundColumn {
  private static final int MIN = 1;
  private static final int MAX = 2;
  private static final int LOOSE = 4;
  private static final long UNKNOWN = -1;

  /// What the number of a bound is.
  enum Form {
    INT,
    BOOL,
    REAL,
    EXACT,
    LONG_EXACT,
    TEXT,
    NONE
  }

  private final Form form;
  private final ByteStore texts;
  private final Longs present = new Longs();
  private final Longs mins = new Longs();
  private final Longs maxs = new Longs();
  private final Longs nulls = new Longs();

  BoundColumn(DataType type, ByteStore texts) {
    this.form = form(type);
    this.texts = texts;
  }

  /// Whether values of a type have bounds.
  public static boolean hasBounds(DataType type) {
    return form(type) != Form.NONE;
  }

  /// Whether bounds are plain numbers that order as their values do.
  public boolean isOrdinal() {
    return form == Form.INT || form == Form.BOOL || form == Form.EXACT;
  }

  /// Whether a file has a least value known.
  public boolean hasMin(int row) {
    return (present.get(row) & MIN) != 0;
  }

  /// Whether a file has a greatest value known.
  public boolean hasMax(int row) {
    return (present.get(row) & MAX) != 0;
  }

  /// Whether bounds of a file, those there are, were said to be values of it, or what they were cut
  /// or rounded to.
  public boolean isTight(int row) {
    return (present.get(row) & LOOSE) == 0;
  }

  /// A least value's number, where there is one.
  public long rawMin(int row) {
    return mins.get(row);
  }

  /// A greatest value's number, where there is one.
  public long rawMax(int row) {
    return maxs.get(row);
  }

  /// How many values are NULL; -1 if unknown.
  public long nulls(int row) {
    return nulls.get(row);
  }

  /// Whether nothing is known of any file.
  public boolean isEmpty() {
    return present.isAll(0) && nulls.isAll(UNKNOWN);
  }

  /// A least value; NULL if unknown.
  public Value min(int row) {
    return hasMin(row) ? value(mins.get(row)) : Value.NULL;
  }

  /// A greatest value; NULL if unknown.
  public Value max(int row) {
    return hasMax(row) ? value(maxs.get(row)) : Value.NULL;
  }

  /// Compares what two numbers of this column mean, where both are there and no doubles.
  public int compare(long left, long right) {
    return form == Form.TEXT ? texts.compare(left, right) : Long.compare(left, right);
  }

  /// Whether [#compare] orders this column's numbers.
  public boolean isComparable() {
    return isOrdinal() || form == Form.TEXT;
  }

  /// The value of a number.
  public Value value(long raw) {
    return switch (form) {
      case INT -> new Value.Int(raw);
      case BOOL -> new Value.Bool(raw != 0);
      case REAL -> new Value.Real(Double.longBitsToDouble(raw));
      case EXACT -> new Value.Exact(BigInteger.valueOf(raw));
      case LONG_EXACT -> new Value.Exact(new BigInteger(texts.bytes(raw)));
      case TEXT -> new Value.Text(texts.text(raw));
      case NONE -> Value.NULL;
    };
  }

  Form form() {
    return form;
  }

  Bounds bounds(int row) {
    long count = nulls.get(row);
    OptionalLong known = count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    return !hasMin(row) && !hasMax(row) && count < 0
        ? Bounds.UNKNOWN
        : new Bounds(min(row), max(row), known);
  }

  /// The number of a value, which must be one of this column's or NULL.
  long raw(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number;
      case Value.Bool(var truth) -> truth ? 1 : 0;
      case Value.Real(var number) -> Double.doubleToRawLongBits(number);
      case Value.Exact(var unscaled) ->
          form == Form.EXACT ? unscaled.longValueExact() : texts.add(unscaled.toByteArray());
      case Value.Text(var text) -> texts.add(text.getBytes(UTF_8));
      case Value _ -> 0;
    };
  }

  void add(Pending bound) {
    int bounds = (bound.hasMin ? MIN : 0) | (bound.hasMax ? MAX : 0);
    present.add(bound.loose ? bounds | LOOSE : bounds);
    mins.add(bound.hasMin ? bound.min : mins.size() == 0 ? 0 : mins.get(mins.size() - 1));
    maxs.add(bound.hasMax ? bound.max : maxs.size() == 0 ? 0 : maxs.get(maxs.size() - 1));
    nulls.add(bound.nulls);
  }

  /// Adds what another column says of one of its files; it has the same type, and its texts are in
  /// this column's store too.
  void add(BoundColumn other, int row) {
    present.add(other.present.get(row));
    mins.add(other.mins.get(row));
    maxs.add(other.maxs.get(row));
    nulls.add(other.nulls.get(row));
  }

  long heapBytes() {
    return present.heapBytes() + mins.heapBytes() + maxs.heapBytes() + nulls.heapBytes();
  }

  private static Form form(DataType type) {
    return switch (type) {
      case Decimal decimal -> decimal.isCompact() ? Form.EXACT : Form.LONG_EXACT;
      case Simple simple ->
          switch (simple) {
            case INT8, INT16, INT32, INT64, DATE, TIMESTAMP, TIMESTAMP_NTZ -> Form.INT;
            case BOOLEAN -> Form.BOOL;
            case FLOAT32, FLOAT64 -> Form.REAL;
            case STRING -> Form.TEXT;
            case Simple _ -> Form.NONE;
          };
      case DataType _ -> Form.NONE;
    };
  }

  /// The bounds of a file that is being added.
  static final class Pending {
    boolean hasMin;
    boolean hasMax;
    boolean loose;
    long min;
    long max;
    long nulls = UNKNOWN;

    void clear() {
      hasMin = false;
      hasMax = false;
      loose = false;
      nulls = UNKNOWN;
    }
  }
}
