package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Parameter.Supply;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;

/// Fits the arguments of a call to the parameters of its function.
final class Arguments {
  private final ScalarFunction function;

  private Arguments(ScalarFunction function) {
    this.function = function;
  }

  static List<Expr> of(ScalarFunction function, List<Expr> given) {
    List<Expr> fitted = new Arguments(function).fitted(given);
    return switch (function.parameters().getFirst().accepts()) {
      case COMPARABLE, COMMON -> Coercion.toCommon(function.text(), fitted);
      default -> fitted;
    };
  }

  private List<Expr> fitted(List<Expr> given) {
    List<Expr> fitted = new ArrayList<>();
    int taken = 0;
    for (Parameter parameter : function.parameters()) {
      int count = parameter.supply() instanceof Supply.Repeated ? given.size() - taken : 1;
      if (taken + count <= given.size() && count > 0) {
        for (Expr argument : given.subList(taken, taken + count)) {
          fitted.add(fit(parameter, argument, fitted));
        }
        taken += count;
      } else if (parameter.supply() instanceof Supply.Optional(var value)) {
        fitted.add(value);
      } else {
        throw ExprException.wrongCount(function.signature(), given.size());
      }
    }
    if (taken < given.size()) {
      throw ExprException.wrongCount(function.signature(), given.size());
    }
    return fitted;
  }

  private Expr fit(Parameter parameter, Expr argument, List<Expr> before) {
    DataType type = argument.type();
    return switch (parameter.accepts()) {
      case BOOLEAN -> widened(parameter, argument, Simple.BOOLEAN);
      case INT32 -> widened(parameter, argument, Simple.INT32);
      case INT64 -> widened(parameter, argument, Simple.INT64);
      case FLOAT64 -> widened(parameter, argument, Simple.FLOAT64);
      case BINARY ->
          widened(
              parameter,
              type == Simple.STRING ? Coercion.to(Simple.BINARY, argument) : argument,
              Simple.BINARY);
      case STRING -> widened(parameter, argument, Simple.STRING);
      case SPAN ->
          is(
              parameter,
              argument,
              type.equals(ResultType.SPAN),
              ResultType.SPAN,
              "what span_make gives");
      case TEXT -> text(parameter, argument);
      case HASH_TEXT ->
          type.isFloat()
              ? new Call(HashFunction.FLOAT_TEXT, List.of(argument), Simple.STRING)
              : text(parameter, argument);
      case NUMBER -> is(parameter, argument, type.isNumeric(), Simple.INT64, "a number");
      case FLOAT ->
          is(
              parameter,
              type.isNumeric() && !type.isFloat()
                  ? Coercion.to(Simple.FLOAT64, argument)
                  : argument,
              type.isNumeric(),
              Simple.FLOAT64,
              "a number");
      case TIME ->
          is(
              parameter,
              argument,
              Conversions.isTime(type),
              Simple.TIMESTAMP,
              "a date or timestamp");
      case COMPARABLE -> {
        Comparisons.ordered(where(parameter), type);
        yield argument;
      }
      case COMMON -> argument;
      case LIST ->
          is(parameter, argument, type instanceof ListOf, new ListOf(Simple.NULL), "a list");
      case TEXTS ->
          is(
              parameter,
              argument,
              type instanceof ListOf(var element) && Conversions.isTotal(element, Simple.STRING),
              new ListOf(Simple.STRING),
              "a list of text, numbers, booleans or times");
      case STRUCT ->
          is(parameter, argument, type instanceof Struct, new Struct(List.of()), "a struct");
      case COLLECTION ->
          is(
              parameter,
              argument,
              type instanceof ListOf || type instanceof MapOf,
              new ListOf(Simple.NULL),
              "a list or a map");
      case ELEMENT -> part(parameter, argument, ((ListOf) before.getFirst().type()).element());
      case MAP ->
          is(
              parameter,
              argument,
              type instanceof MapOf,
              new MapOf(Simple.NULL, Simple.NULL),
              "a map");
      case KEY -> part(parameter, argument, ((MapOf) before.getFirst().type()).key());
      case VARIANT -> is(parameter, argument, type == Simple.VARIANT, Simple.VARIANT, "a variant");
    };
  }

  /// A value to look for among others of a type.
  private Expr part(Parameter parameter, Expr argument, DataType type) {
    Comparisons.ordered(where(parameter), type);
    Expr adapted = argument instanceof Literal literal ? Literals.adapted(literal, type) : argument;
    boolean widens = Coercion.common(adapted.type(), type).filter(type::equals).isPresent();
    return is(parameter, widens ? Coercion.to(type, adapted) : adapted, widens, type, type.text());
  }

  private Expr widened(Parameter parameter, Expr argument, DataType type) {
    Expr adapted =
        argument instanceof Literal literal && type.isInteger()
            ? Literals.adapted(literal, type)
            : argument;
    boolean widens = Coercion.common(adapted.type(), type).filter(type::equals).isPresent();
    return is(parameter, widens ? Coercion.to(type, adapted) : adapted, widens, type, type.text());
  }

  private Expr text(Parameter parameter, Expr argument) {
    DataType type = argument.type();
    boolean fits = Conversions.isTotal(type, Simple.STRING);
    Expr text = fits ? Coercion.to(Simple.STRING, argument) : argument;
    return is(parameter, text, fits, Simple.STRING, "text, a number, a boolean or a time");
  }

  /// The argument; NULL of `type` for a bare NULL; an error if it does not fit.
  private Expr is(
      Parameter parameter, Expr argument, boolean fits, DataType type, String expected) {
    if (argument.type() == Simple.NULL) {
      return Coercion.to(type, argument);
    }
    if (!fits) {
      throw ExprException.unexpected(where(parameter), argument.type(), expected);
    }
    return argument;
  }

  private String where(Parameter parameter) {
    return parameter.name() + " of " + function.text();
  }
}
