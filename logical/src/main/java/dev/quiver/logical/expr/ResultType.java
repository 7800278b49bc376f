package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;

/// Derives the type of a function's result from its arguments, and refuses those it is not defined
/// for.
interface ResultType {
  /// What `span_make` gives.
  Struct SPAN =
      new Struct(
          List.of(
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("line_base", Simple.INT32),
              new Field("col_unit", Simple.STRING),
              new Field("end_exclusive", Simple.BOOLEAN)));

  /// The result's type; all arguments are there, converted.
  DataType of(List<Expr> arguments);

  static ResultType ofArgument(int ordinal) {
    return arguments -> arguments.get(ordinal).type();
  }

  /// A whole number: decimals lose their scale and gain the digit that a carry needs.
  static DataType whole(List<Expr> arguments) {
    return arguments.getFirst().type() instanceof Decimal decimal
        ? rounded(decimal, 0)
        : arguments.getFirst().type();
  }

  static ResultType rounded(String function) {
    return arguments -> {
      long places = Constants.integer(function, "places", arguments.get(1));
      if (places < -Decimal.MAX_PRECISION || places > Decimal.MAX_PRECISION) {
        throw ExprException.badArgument(
            function, "places", Long.toString(places), "a number from -38 to 38");
      }
      return arguments.getFirst().type() instanceof Decimal decimal
          ? rounded(decimal, (int) places)
          : arguments.getFirst().type();
    };
  }

  static DataType sign(List<Expr> arguments) {
    return arguments.getFirst().type().isFloat() ? Simple.FLOAT64 : Simple.INT64;
  }

  /// The formats of bytes as text are few, and constants.
  static ResultType encoded(String function, DataType type) {
    return arguments -> {
      String format = Constants.string(function, "format", arguments.get(1));
      if (!format.equals("hex") && !format.equals("base64")) {
        throw ExprException.badArgument(
            function, "format", "'" + format + "'", "'hex' or 'base64'");
      }
      return type;
    };
  }

  static DataType truncated(List<Expr> arguments) {
    String unit = Constants.string("date_trunc", "unit", arguments.getFirst());
    DataType type = arguments.get(1).type();
    boolean fits =
        TimeUnit.named(unit)
            .filter(known -> type != Simple.DATE || !known.isWithinDay())
            .isPresent();
    if (!fits) {
      throw ExprException.badArgument("date_trunc", "unit", "'" + unit + "'", TimeUnit.names(type));
    }
    return type;
  }

  static DataType part(List<Expr> arguments) {
    String name = Constants.string("date_part", "field", arguments.getFirst());
    TimeField field =
        TimeField.named(name)
            .orElseThrow(() ->
                ExprException.badArgument(
                    "date_part", "field", "'" + name + "'", TimeField.names()));
    return field == TimeField.EPOCH ? Simple.FLOAT64 : Simple.INT64;
  }

  /// A date has no microseconds, and which timestamp it would become is not known.
  static DataType moment(List<Expr> arguments) {
    DataType type = arguments.getFirst().type();
    if (type == Simple.DATE) {
      throw ExprException.unexpected(
          "hours to microseconds added", type, "timestamp or timestamp_ntz");
    }
    return type;
  }

  static DataType difference(List<Expr> arguments) {
    String unit = Constants.string("date_diff", "unit", arguments.getFirst());
    if (TimeUnit.named(unit).isEmpty()) {
      throw ExprException.badArgument(
          "date_diff", "unit", "'" + unit + "'", TimeUnit.names(Simple.TIMESTAMP));
    }
    DataType start = arguments.get(1).type();
    DataType end = arguments.get(2).type();
    if (!start.equals(end)) {
      throw ExprException.noCommonType("date_diff", start, end);
    }
    return Simple.INT64;
  }

  static DataType list(List<Expr> elements) {
    return new ListOf(elements.getFirst().type());
  }

  static DataType element(List<Expr> arguments) {
    return ((ListOf) arguments.getFirst().type()).element();
  }

  static DataType map(List<Expr> arguments) {
    DataType key = element(arguments);
    Comparisons.ordered("keys of map", key);
    return new MapOf(key, ((ListOf) arguments.getLast().type()).element());
  }

  /// The members named by all arguments but the first, which are constants.
  static DataType picked(List<Expr> arguments) {
    return new Struct(
        arguments.stream()
            .skip(1)
            .map(name -> Constants.string("struct_pick", "name", name))
            .map(name -> new Field(name, Members.exact(arguments.getFirst(), name).type()))
            .toList());
  }

  static DataType keys(List<Expr> arguments) {
    return new ListOf(((MapOf) arguments.getFirst().type()).key());
  }

  static DataType values(List<Expr> arguments) {
    return new ListOf(mapValue(arguments));
  }

  static DataType mapValue(List<Expr> arguments) {
    return ((MapOf) arguments.getFirst().type()).value();
  }

  static ResultType variantPart(String function) {
    return arguments -> {
      String path = Constants.string(function, "path", arguments.get(1));
      if (VariantPath.parse(path).isEmpty()) {
        throw ExprException.badArgument(
            function, "path", "'" + path + "'", "$, .name, ['name'] and [0]: $.items[0].price");
      }
      DataType type = Calls.type(Constants.string(function, "type", arguments.get(2)));
      if (type == Simple.NULL) {
        throw ExprException.badArgument(function, "type", "null", "the type of a value");
      }
      return type;
    };
  }

  static DataType matches(List<Expr> arguments) {
    String escape = Constants.string("LIKE", "ESCAPE", arguments.get(2));
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw ExprException.badArgument(
          "LIKE", "ESCAPE", "'" + escape + "'", "one character or none");
    }
    return Simple.BOOLEAN;
  }

  private static Decimal rounded(Decimal decimal, int places) {
    int scale = Math.max(places, 0);
    if (places >= decimal.scale()) {
      return decimal;
    }
    int precision = decimal.precision() - decimal.scale() + scale + 1;
    return new Decimal(Math.min(precision, Decimal.MAX_PRECISION), scale);
  }
}
