package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;

/// Rounds numbers to whole ones or to decimal places.
final class RoundFunctions {
  private RoundFunctions() {}

  static RowFunction round(Call call) {
    int places = places(call);
    return of(
        call, places, RoundingMode.HALF_UP, value -> shifted(value, places, RoundFunctions::whole));
  }

  static RowFunction truncate(Call call) {
    int places = places(call);
    return of(
        call,
        places,
        RoundingMode.DOWN,
        value -> shifted(value, places, it -> it < 0 ? Math.ceil(it) : Math.floor(it)));
  }

  private static int places(Call call) {
    return call.arguments().get(1) instanceof Literal(Value.Int(var number), _) ? (int) number : 0;
  }

  static RowFunction floor(Call call) {
    return of(call, 0, RoundingMode.FLOOR, Math::floor);
  }

  static RowFunction ceil(Call call) {
    return of(call, 0, RoundingMode.CEILING, Math::ceil);
  }

  private static RowFunction of(
      Call call, int places, RoundingMode mode, DoubleUnaryOperator floats) {
    DataType from = call.arguments().getFirst().type();
    return switch (from) {
      case Decimal decimal when decimal.scale() <= places ->
          (arguments, row, out) ->
              Memory.copy(arguments[0].address(row), out.address(row), Width.of(decimal));
      case Decimal decimal -> decimals(decimal, (Decimal) call.type(), places, mode);
      case Simple.FLOAT32 ->
          (arguments, row, out) ->
              Memory.putFloat(
                  out.address(row),
                  (float) floats.applyAsDouble(Memory.getFloat(arguments[0].address(row))));
      case Simple.FLOAT64 ->
          (arguments, row, out) ->
              Memory.putDouble(
                  out.address(row),
                  floats.applyAsDouble(Memory.getDouble(arguments[0].address(row))));
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
          integers(from, places, mode);
    };
  }

  private static RowFunction decimals(Decimal from, Decimal to, int places, RoundingMode mode) {
    return (arguments, row, out) -> {
      BigInteger unscaled = Decimals.get(from, arguments[0].address(row));
      BigDecimal value = new BigDecimal(unscaled, from.scale());
      BigDecimal rounded = value.setScale(places, mode).setScale(to.scale());
      if (!Decimals.fits(rounded.unscaledValue(), to)) {
        throw tooLarge(value.toPlainString(), places, to);
      }
      Decimals.put(to, out.address(row), rounded.unscaledValue());
    };
  }

  private static RowFunction integers(DataType type, int places, RoundingMode mode) {
    int width = Width.of(type);
    return (arguments, row, out) -> {
      long value = Integers.get(arguments[0].address(row), width);
      putInteger(out, row, type, value, places, mode);
    };
  }

  private static void putInteger(
      VectorWriter out, int row, DataType type, long value, int places, RoundingMode mode) {
    BigInteger rounded =
        places >= 0
            ? BigInteger.valueOf(value)
            : BigDecimal.valueOf(value).setScale(places, mode).toBigInteger();
    int width = Width.of(type);
    if (rounded.bitLength() >= Long.SIZE || !Integers.fits(rounded.longValue(), width)) {
      throw tooLarge(Long.toString(value), places, type);
    }
    Integers.put(out.address(row), width, rounded.longValue());
  }

  private static double shifted(double value, int places, DoubleUnaryOperator whole) {
    if (places == 0) {
      return whole.applyAsDouble(value);
    }
    // Read, not computed: Math.pow may differ between machines.
    double power = Double.parseDouble("1e" + Math.abs(places));
    double scaled = places > 0 ? value * power : value / power;
    if (!Double.isFinite(scaled)) {
      return value;
    }
    double rounded = whole.applyAsDouble(scaled);
    return places > 0 ? rounded / power : rounded * power;
  }

  /// Half away from zero, exactly: what floor leaves is exact.
  private static double whole(double value) {
    double magnitude = Math.abs(value);
    double floor = Math.floor(magnitude);
    return Math.copySign(magnitude - floor >= 0.5 ? floor + 1 : floor, value);
  }

  private static EvaluationException tooLarge(String value, int places, DataType type) {
    return EvaluationException.overflow("round(" + value + ", " + places + ") as " + type.text());
  }
}
