package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.Optional;

/// The aggregates. Except for COUNT_ROWS all skip NULLs; except for the counts all answer NULL for
/// no rows.
public enum AggregateFunction {
  /// `count(*)`: int64.
  COUNT_ROWS("count"),
  /// `count(x)`: int64.
  COUNT("count"),
  /// int64 of integers, checked; decimal(min(38,p+10),s) of decimals; double of floats.
  SUM("sum"),
  /// decimal(min(38,p+4),s+4) of decimals, otherwise double.
  AVG("avg"),
  MIN("min"),
  MAX("max");

  private final String text;

  AggregateFunction(String text) {
    this.text = text;
  }

  /// The aggregate of a name, in any case; `count` is that of values.
  public static Optional<AggregateFunction> find(String name) {
    return Arrays.stream(values())
        .filter(one -> one != COUNT_ROWS && one.text.equalsIgnoreCase(name))
        .findFirst();
  }

  /// What it answers for no rows: zero or NULL.
  public Literal ofNothing() {
    return switch (this) {
      case COUNT_ROWS, COUNT -> new Literal(new Value.Int(0), Simple.INT64);
      case SUM, AVG, MIN, MAX -> Literal.nullOf(Simple.NULL);
    };
  }

  /// The name people write.
  public String text() {
    return text;
  }
}
