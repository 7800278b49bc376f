package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The aggregates. All but COUNT_ROWS, FIRST, LAST and ARRAY_AGG skip NULLs; except for the counts
/// all answer NULL for no rows.
public enum AggregateFunction {
  /// `count(*)`: int64.
  COUNT_ROWS("count"),
  /// `count(x, …)`: int64; of several, the rows in which none is NULL.
  COUNT("count"),
  /// int64 of integers, checked; decimal(min(38,p+10),s) of decimals; double of floats.
  SUM("sum"),
  /// decimal(min(38,p+4),s+4) of decimals, otherwise double.
  AVG("avg"),
  MIN("min"),
  MAX("max"),
  /// Double, as are the other three; NULL of one row.
  VAR_SAMP("var_samp"),
  VAR_POP("var_pop"),
  STDDEV_SAMP("stddev_samp"),
  STDDEV_POP("stddev_pop"),
  BOOL_AND("bool_and"),
  BOOL_OR("bool_or"),
  /// The first value that is not NULL.
  ANY_VALUE("any_value"),
  /// The value of the first row.
  FIRST("first"),
  /// The value of the last row.
  LAST("last"),
  /// `arg_min(x, y)`: the x of the first row with the least y.
  ARG_MIN("arg_min"),
  /// `arg_max(x, y)`: the x of the first row with the greatest y.
  ARG_MAX("arg_max"),
  /// A list of the values in their order.
  ARRAY_AGG("array_agg"),
  /// `string_agg(x, separator)`: the texts in their order, with separators between.
  STRING_AGG("string_agg");

  private final String text;

  AggregateFunction(String text) {
    this.text = text;
  }

  /// The aggregate of a name, in any case; `count` is that of values.
  public static Optional<AggregateFunction> find(String name) {
    return Arrays.stream(values())
        .filter(one -> one != COUNT_ROWS && one.isCalled(name))
        .findFirst();
  }

  /// What it answers for no rows: zero or NULL.
  public Literal ofNothing() {
    return switch (this) {
      case COUNT_ROWS, COUNT -> new Literal(new Value.Int(0), Simple.INT64);
      default -> Literal.nullOf(Simple.NULL);
    };
  }

  /// Whether it may have so many arguments.
  public boolean takes(int arguments) {
    return switch (this) {
      case COUNT_ROWS -> arguments == 0;
      case COUNT -> arguments > 0;
      case ARG_MIN, ARG_MAX, STRING_AGG -> arguments == 2;
      default -> arguments == 1;
    };
  }

  /// Whether the answer may depend on the order of the rows.
  public boolean observesOrder() {
    return switch (this) {
      case ANY_VALUE, FIRST, LAST, ARG_MIN, ARG_MAX, ARRAY_AGG, STRING_AGG -> true;
      default -> false;
    };
  }

  /// The name people write.
  public String text() {
    return text;
  }

  private boolean isCalled(String name) {
    return text.equalsIgnoreCase(name) || aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  private List<String> aliases() {
    return switch (this) {
      case VAR_SAMP -> List.of("variance");
      case STDDEV_SAMP -> List.of("stddev");
      case FIRST -> List.of("first_value");
      case LAST -> List.of("last_value");
      case ARG_MIN -> List.of("min_by");
      case ARG_MAX -> List.of("max_by");
      default -> List.of();
    };
  }
}
