package dev.quiver.logical.catalog;

import java.util.OptionalLong;

/// A number of rows, bytes or values, and how sure it is; 0 where nothing is known.
public record Figure(long value, Grade grade) {
  /// Nothing is known.
  public static final Figure UNKNOWN = new Figure(0, Grade.UNKNOWN);

  /// A number that was counted.
  public static Figure exact(long value) {
    return new Figure(value, Grade.EXACT);
  }

  /// A number that was worked out.
  public static Figure estimated(long value) {
    return new Figure(value, Grade.ESTIMATED);
  }

  /// A number that was counted, if it was.
  public static Figure of(OptionalLong counted) {
    return counted.isPresent() ? exact(counted.getAsLong()) : UNKNOWN;
  }

  /// Whether there is a number.
  public boolean isKnown() {
    return grade != Grade.UNKNOWN;
  }

  /// The number where it was counted.
  public OptionalLong counted() {
    return grade == Grade.EXACT ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
