package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.TypeNames;
import java.util.ArrayList;
import java.util.List;

/// Makes calls of functions: checks the arguments, fills in those left out, converts them, and
/// writes out the functions that are only another way of writing an expression.
public final class Calls {
  private static final Literal ZERO = new Literal(new Value.Int(0), Simple.INT64);

  private Calls() {}

  /// The call of the function of this name, in any case.
  public static Expr of(String function, List<Expr> arguments) {
    return switch (FunctionNames.find(function)) {
      case FunctionNames.Found.Runs(var known) -> of(known, arguments);
      case FunctionNames.Found.IsRewritten(var known) -> rewritten(known, arguments);
    };
  }

  /// The call of a function.
  public static Expr of(ScalarFunction function, List<Expr> arguments) {
    List<Expr> converted = Arguments.of(function, arguments);
    return new Call(function, converted, function.resultType(converted));
  }

  /// The conversion of a value to a type; the value itself if it is of the type already.
  public static Expr cast(Expr value, DataType type, OnFailure onFailure) {
    if (!Conversions.exists(value.type(), type)) {
      throw ExprException.noCast(value.type(), type);
    }
    return value.type().equals(type) ? value : new Cast(value, type, onFailure);
  }

  /// The first branch whose condition is true; results converted to their common type.
  public static Expr caseOf(List<Branch> branches, Expr otherwise) {
    List<Expr> results = new ArrayList<>(branches.stream().map(Branch::result).toList());
    results.add(otherwise);
    List<Expr> converted = Coercion.toCommon("CASE", results);
    List<Branch> typed = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Expr condition = Comparisons.condition("WHEN", branches.get(i).condition());
      typed.add(new Branch(condition, converted.get(i)));
    }
    return new Case(typed, converted.getLast());
  }

  private static Expr rewritten(RewrittenFunction function, List<Expr> arguments) {
    return switch (function) {
      case COALESCE -> coalesce(counted(function, arguments, 1, Integer.MAX_VALUE));
      case NULLIF -> nullIf(counted(function, arguments, 2, 2));
      case IF -> choice(counted(function, arguments, 2, 3));
      case IFNULL -> coalesce(counted(function, arguments, 2, 2));
      case NVL2 -> {
        List<Expr> three = counted(function, arguments, 3, 3);
        Expr isThere = new Expr.Not(new Expr.IsNull(three.getFirst()));
        yield caseOf(List.of(new Branch(isThere, three.get(1))), three.getLast());
      }
      case ZEROIFNULL ->
          coalesce(List.of(Numbers.signed(counted(function, arguments, 1, 1).getFirst()), ZERO));
      case NULLIFZERO ->
          nullIf(List.of(Numbers.signed(counted(function, arguments, 1, 1).getFirst()), ZERO));
      case MOD -> {
        List<Expr> two = counted(function, arguments, 2, 2);
        yield Numbers.arithmetic(Expr.Operator.REMAINDER, two.getFirst(), two.getLast());
      }
      case PI -> {
        counted(function, arguments, 0, 0);
        yield new Literal(new Value.Real(Math.PI), Simple.FLOAT64);
      }
      case LOG ->
          of(
              counted(function, arguments, 1, 2).size() == 1
                  ? MathFunction.LOG10
                  : MathFunction.LOG_BASE,
              arguments);
      case TO_DATE ->
          cast(counted(function, arguments, 1, 1).getFirst(), Simple.DATE, OnFailure.ERROR);
      case TO_TIMESTAMP ->
          cast(counted(function, arguments, 1, 1).getFirst(), Simple.TIMESTAMP, OnFailure.ERROR);
      case GET_FIELD -> {
        List<Expr> two = counted(function, arguments, 2, 2);
        String name = Constants.string("get_field", "name", two.getLast());
        yield Members.exact(two.getFirst(), name);
      }
      case ARROW_CAST -> {
        List<Expr> two = counted(function, arguments, 2, 2);
        String name = Constants.string("arrow_cast", "type", two.getLast());
        yield cast(two.getFirst(), type(name), OnFailure.ERROR);
      }
      case MAP_GET_DEFAULT -> {
        List<Expr> three = counted(function, arguments, 3, 3);
        Expr value = of(NestedFunction.MAP_GET, three.subList(0, 2));
        yield new Coalesce(
            List.of(
                cast(value, Simple.STRING, OnFailure.ERROR),
                cast(three.getLast(), Simple.STRING, OnFailure.ERROR)));
      }
      case YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFYEAR, HOUR, MINUTE, SECOND, EPOCH ->
          part(function.text(), counted(function, arguments, 1, 1).getFirst());
      case SPAN_ID -> of(HashFunction.STABLE_ID_PARTS, counted(function, arguments, 4, 5));
    };
  }

  private static Expr part(String field, Expr value) {
    Literal name = new Literal(new Value.Text(field), Simple.STRING);
    return of(TimeFunction.DATE_PART, List.of(name, value));
  }

  /// The type of this name, or an error that lists the types.
  public static DataType type(String name) {
    return TypeNames.parse(name).orElseThrow(() -> ExprException.unknownType(name));
  }

  private static Expr coalesce(List<Expr> arguments) {
    List<Expr> terms = Coercion.toCommon("coalesce", arguments);
    return terms.size() == 1 ? terms.getFirst() : new Coalesce(terms);
  }

  private static Expr choice(List<Expr> arguments) {
    Expr otherwise = arguments.size() == 3 ? arguments.getLast() : Literal.nullOf(Simple.NULL);
    return caseOf(List.of(new Branch(arguments.getFirst(), arguments.get(1))), otherwise);
  }

  private static Expr nullIf(List<Expr> arguments) {
    Expr value = arguments.getFirst();
    Expr equal = Comparisons.compare(Comparison.EQ, value, arguments.getLast());
    return new Case(List.of(new Branch(equal, Literal.nullOf(value.type()))), value);
  }

  private static List<Expr> counted(
      RewrittenFunction function, List<Expr> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      throw ExprException.wrongCount(function.signature(), arguments.size());
    }
    return arguments;
  }
}
