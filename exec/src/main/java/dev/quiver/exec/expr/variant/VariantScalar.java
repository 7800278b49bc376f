package dev.quiver.exec.expr.variant;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.Views;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Optional;

/// Puts one scalar of a variant after the other where a column's value would be, in memory that the
/// collector frees.
public final class VariantScalar {
  private final MemorySegment memory = Arena.ofAuto().allocate(Views.WIDTH, Long.BYTES);

  /// No scalar yet.
  public VariantScalar() {}

  /// Where the value is, as long as this and the variant are there.
  public long address() {
    return memory.address();
  }

  /// Reads a value, and says its type; none for what is no type of ours. Integers are int64,
  /// decimals of the fewest digits that hold any of their width.
  public Optional<DataType> read(VariantValue value) {
    long to = memory.address();
    return switch (value.kind()) {
      case TRUE -> bool(to, true);
      case FALSE -> bool(to, false);
      case INT8, INT16, INT32, INT64 -> {
        Memory.putLong(to, VariantNumbers.integer(value));
        yield Optional.of(Simple.INT64);
      }
      case FLOAT64 -> {
        Memory.putDouble(to, VariantNumbers.real(value));
        yield Optional.of(Simple.FLOAT64);
      }
      case FLOAT32 -> {
        Memory.putFloat(to, (float) VariantNumbers.real(value));
        yield Optional.of(Simple.FLOAT32);
      }
      case DECIMAL4, DECIMAL8, DECIMAL16 -> decimal(to, VariantNumbers.decimal(value));
      case DATE -> {
        Memory.putInt(to, (int) value.number(Integer.BYTES));
        yield Optional.of(Simple.DATE);
      }
      case TIMESTAMP -> micros(to, value.number(Long.BYTES), Simple.TIMESTAMP);
      case TIMESTAMP_NTZ -> micros(to, value.number(Long.BYTES), Simple.TIMESTAMP_NTZ);
      case TIMESTAMP_NANOS ->
          micros(to, Math.floorDiv(value.number(Long.BYTES), 1_000L), Simple.TIMESTAMP);
      case TIMESTAMP_NTZ_NANOS ->
          micros(to, Math.floorDiv(value.number(Long.BYTES), 1_000L), Simple.TIMESTAMP_NTZ);
      case STRING -> view(to, value, Simple.STRING);
      case BINARY -> view(to, value, Simple.BINARY);
      case NULL, TIME, UUID, OBJECT, LIST -> Optional.empty();
    };
  }

  private static Optional<DataType> bool(long to, boolean truth) {
    Memory.putByte(to, (byte) (truth ? 1 : 0));
    return Optional.of(Simple.BOOLEAN);
  }

  private static Optional<DataType> micros(long to, long micros, DataType type) {
    Memory.putLong(to, micros);
    return Optional.of(type);
  }

  /// As wide as decimals are, so that any digits fit.
  private static Optional<DataType> decimal(long to, BigDecimal value) {
    Values.putWide(to, value.unscaledValue());
    return Optional.of(new Decimal(Decimal.MAX_PRECISION, value.scale()));
  }

  private static Optional<DataType> view(long to, VariantValue value, DataType type) {
    int bytes = value.bytes();
    Views.put(to, value.in().addressOf(value.bytesAt(), bytes), bytes);
    return Optional.of(type);
  }
}
