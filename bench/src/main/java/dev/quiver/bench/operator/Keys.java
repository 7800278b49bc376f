package dev.quiver.bench.operator;

import dev.quiver.bench.operator.MadeTable.Made;
import dev.quiver.logical.type.DataType.Simple;
import java.util.function.IntToLongFunction;

/// What keys are like.
public enum Keys {
  /// Numbers side by side.
  NEAR(Simple.INT64, 1),
  /// Numbers with large gaps.
  FAR(Simple.INT64, 1_000_003),
  /// Texts of up to twelve bytes.
  TEXT(Simple.STRING, 1);

  private final Simple type;
  private final long factor;

  Keys(Simple type, long factor) {
    this.type = type;
    this.factor = factor;
  }

  /// A column of keys, which stand for these numbers.
  Made of(IntToLongFunction number) {
    return new Made(type, row -> number.applyAsLong(row) * factor);
  }
}
