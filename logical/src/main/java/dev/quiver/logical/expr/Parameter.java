package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType.Simple;

/// A parameter of a function: its name in documentation, what it accepts, and whether a call may
/// leave it out or repeat it.
public record Parameter(String name, Accepts accepts, Supply supply) {
  /// What a parameter accepts, and what the call finally holds.
  public enum Accepts {
    BOOLEAN,
    INT32,
    INT64,
    /// Any number, as a float64.
    FLOAT64,
    STRING,
    /// Bytes, or text as the bytes it is.
    BINARY,
    /// Any scalar; the call holds its text, as `CAST(x AS string)` gives it.
    TEXT,
    /// Any scalar; the call holds its text for hashing, which differs for floats only: `1`, not
    /// `1.0`.
    HASH_TEXT,
    /// Any number, of its own type.
    NUMBER,
    /// A float32 or float64, of its own type; other numbers become float64.
    FLOAT,
    /// A date or timestamp, of its own type.
    TIME,
    /// Any scalar; all such arguments of a call are of their common type.
    COMPARABLE,
    /// What `span_make` gives.
    SPAN,
    /// Any value; all such arguments of a call are of their common type.
    COMMON,
    /// A struct.
    STRUCT,
    /// A list.
    LIST,
    /// A list of scalars.
    TEXTS,
    /// A list or a map.
    COLLECTION,
    /// A value of the type of the first argument's elements, which have an order.
    ELEMENT,
    /// A map.
    MAP,
    /// A value of the type of the first argument's keys, which have an order.
    KEY,
    /// A variant.
    VARIANT
  }

  /// How a call supplies an argument.
  public sealed interface Supply {
    /// Exactly once.
    record Once() implements Supply {}

    /// Once or more; the last parameter only.
    record Repeated() implements Supply {}

    /// At most once; a call that leaves it out holds the value.
    record Optional(Literal value) implements Supply {}
  }

  static Parameter one(String name, Accepts accepts) {
    return new Parameter(name, accepts, new Supply.Once());
  }

  static Parameter many(String name, Accepts accepts) {
    return new Parameter(name, accepts, new Supply.Repeated());
  }

  static Parameter string(String name) {
    return one(name, Accepts.STRING);
  }

  static Parameter string(String name, String value) {
    return optional(name, Accepts.STRING, new Literal(new Value.Text(value), Simple.STRING));
  }

  static Parameter stringOrNull(String name) {
    return optional(name, Accepts.STRING, Literal.nullOf(Simple.STRING));
  }

  static Parameter int64(String name) {
    return one(name, Accepts.INT64);
  }

  static Parameter int64(String name, long value) {
    return optional(name, Accepts.INT64, new Literal(new Value.Int(value), Simple.INT64));
  }

  static Parameter int32(String name, int value) {
    return optional(name, Accepts.INT32, new Literal(new Value.Int(value), Simple.INT32));
  }

  static Parameter truth(String name, boolean value) {
    return optional(name, Accepts.BOOLEAN, Literal.of(value));
  }

  static Parameter float64(String name) {
    return one(name, Accepts.FLOAT64);
  }

  static Parameter binary(String name) {
    return one(name, Accepts.BINARY);
  }

  static Parameter span(String name) {
    return one(name, Accepts.SPAN);
  }

  /// The parameter as documentation writes it: `[count=10]`, `part…`.
  String text() {
    return switch (supply) {
      case Supply.Once _ -> name;
      case Supply.Repeated _ -> name + "…";
      case Supply.Optional(var value) -> "[" + name + "=" + LiteralText.bare(value) + "]";
    };
  }

  private static Parameter optional(String name, Accepts accepts, Literal value) {
    return new Parameter(name, accepts, new Supply.Optional(value));
  }
}
