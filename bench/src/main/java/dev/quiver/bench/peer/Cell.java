package dev.quiver.bench.peer;

import dev.quiver.bench.race.BenchException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A value of an answer, in a form that does not tell who computed it.
public sealed interface Cell {
  /// NULL.
  record Missing() implements Cell {
    @Override
    public String toString() {
      return "NULL";
    }
  }

  /// A string, a truth, or a date or time as ISO writes it.
  record Word(String text) implements Cell {
    @Override
    public String toString() {
      return '\'' + text.replace("'", "''") + '\'';
    }
  }

  /// An integer or a decimal, without trailing zeros.
  record Exact(BigDecimal value) implements Cell {
    public Exact {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /// A double.
  record Near(double value) implements Cell {
    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /// The cell of a value as drivers give it.
  static Cell of(@Nullable Object value) {
    return switch (value) {
      case null -> new Missing();
      case BigDecimal number -> new Exact(number);
      case BigInteger number -> new Exact(new BigDecimal(number));
      case Double number -> new Near(number);
      case Float number -> new Near(number);
      case Number number -> new Exact(BigDecimal.valueOf(number.longValue()));
      case CharSequence text -> new Word(text.toString());
      case Boolean truth -> new Word(truth.toString());
      case LocalDate date -> new Word(date.toString());
      case LocalDateTime time -> new Word(time.toString());
      case OffsetDateTime time -> new Word(time.toString());
      case Object other -> throw BenchException.unknownValue(other.getClass().getName());
    };
  }
}
