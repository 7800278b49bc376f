package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A scalar function that runs: one constant of one family each, with all that is said about it
/// before execution. Functions that are only another way of writing an expression are a
/// [RewrittenFunction].
///
/// A [Expr.Call] holds an argument for every parameter, in order, left-out ones filled in, each of
/// the type the parameter accepts.
public sealed interface ScalarFunction
    permits ConditionalFunction,
        HashFunction,
        MathFunction,
        NameFunction,
        NestedFunction,
        PatternFunction,
        SpanFunction,
        TextFunction,
        TimeFunction,
        VariantFunction {
  /// A call that shows what a function does: its text, and the text of its value (`CAST … AS
  /// string`; `NULL` for NULL).
  record Example(String call, String gives) {}

  /// All there are, by family.
  static List<ScalarFunction> all() {
    return Stream.<ScalarFunction[]>of(
            HashFunction.values(),
            NameFunction.values(),
            SpanFunction.values(),
            TextFunction.values(),
            PatternFunction.values(),
            MathFunction.values(),
            ConditionalFunction.values(),
            TimeFunction.values(),
            NestedFunction.values(),
            VariantFunction.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /// What the function says about itself.
  Declaration declaration();

  /// The name people write.
  default String text() {
    return declaration().signature().names().getFirst();
  }

  /// Other names for it.
  default List<String> aliases() {
    List<String> names = declaration().signature().names();
    return names.subList(1, names.size());
  }

  /// What a call takes, in order.
  default List<Parameter> parameters() {
    return declaration().signature().parameters();
  }

  /// The type of a call with these arguments, already converted.
  default DataType resultType(List<Expr> arguments) {
    return declaration().signature().result().of(arguments);
  }

  /// Where a call is NULL.
  default NullRule nulls() {
    return declaration().signature().nulls();
  }

  /// How far a call can be trusted to give the same again.
  default Volatility volatility() {
    return Volatility.IMMUTABLE;
  }

  /// Whether some call may end in an error for arguments of the right types; [Expr#canFail] knows
  /// more about a given one.
  default boolean canFail() {
    return declaration().signature().canFail();
  }

  /// What it gives, in half a sentence.
  default String summary() {
    return declaration().summary();
  }

  /// A call and its value.
  default Example example() {
    return declaration().example();
  }

  /// The call as documentation writes it: `substring(value, start, [count=…])`.
  default String signature() {
    return declaration().signature().text();
  }
}
