package dev.quiver.logical.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.TypeNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoercionTest {
  private static final List<String> TYPES =
      List.of(
          "null",
          "boolean",
          "int8",
          "int16",
          "int32",
          "int64",
          "float32",
          "float64",
          "decimal(5,0)",
          "decimal(12,2)",
          "decimal(38,10)",
          "decimal(38,38)",
          "string",
          "binary",
          "date",
          "timestamp",
          "timestamp_ntz");

  @Test
  void findsTheCommonType() {
    common("null", "date", "date");
    common("int8", "int16", "int16");
    common("int64", "int8", "int64");
    common("int16", "float32", "float32");
    common("int32", "float32", "float64");
    common("int64", "float64", "float64");
    common("float32", "float64", "float64");
    common("int8", "decimal(5,0)", "decimal(5,0)");
    common("int64", "decimal(5,0)", "decimal(19,0)");
    common("int64", "decimal(12,2)", "decimal(21,2)");
    common("decimal(12,2)", "decimal(5,4)", "decimal(14,4)");
    common("decimal(38,10)", "decimal(38,0)", "decimal(38,10)");
    common("decimal(38,38)", "decimal(38,0)", "decimal(38,38)");
    common("decimal(5,0)", "float32", "float64");
  }

  @Test
  void findsNoneForTypesThatDoNotMix() {
    none("string", "int64");
    none("string", "binary");
    none("string", "date");
    none("boolean", "int8");
    none("date", "timestamp");
    none("timestamp", "timestamp_ntz");
    none("binary", "decimal(5,0)");
  }

  @Test
  void isCommutativeAndHoldsItsOwn() {
    for (String left : TYPES) {
      assertThat(Coercion.common(type(left), type(left))).contains(type(left));
      for (String right : TYPES) {
        assertThat(Coercion.common(type(left), type(right)))
            .as("%s and %s", left, right)
            .isEqualTo(Coercion.common(type(right), type(left)));
      }
    }
  }

  @Test
  void everyCommonTypeCanBeConvertedTo() {
    for (String left : TYPES) {
      for (String right : TYPES) {
        Coercion.common(type(left), type(right))
            .ifPresent(common ->
                assertThat(Conversions.exists(type(left), common))
                    .as("%s to %s", left, common.text())
                    .isTrue());
      }
    }
  }

  @Test
  void typesArithmetic() {
    arithmetic("int8", Operator.ADD, "int8", "int8");
    arithmetic("int8", Operator.MULTIPLY, "int64", "int64");
    arithmetic("decimal(12,2)", Operator.ADD, "decimal(5,4)", "decimal(15,4)");
    arithmetic("decimal(12,2)", Operator.MULTIPLY, "decimal(5,4)", "decimal(18,6)");
    arithmetic("decimal(12,2)", Operator.DIVIDE, "decimal(5,4)", "decimal(20,6)");
    arithmetic("decimal(12,2)", Operator.REMAINDER, "decimal(5,4)", "decimal(5,4)");
    arithmetic("decimal(38,10)", Operator.ADD, "decimal(38,10)", "decimal(38,10)");
    arithmetic("decimal(38,10)", Operator.DIVIDE, "decimal(38,10)", "decimal(38,14)");
    arithmetic("decimal(38,38)", Operator.DIVIDE, "int8", "decimal(38,38)");
    arithmetic("int32", Operator.SUBTRACT, "decimal(5,0)", "decimal(11,0)");
    arithmetic("int32", Operator.SUBTRACT, "float32", "float64");
    arithmetic("null", Operator.ADD, "decimal(5,0)", "decimal(6,0)");
    arithmetic("null", Operator.ADD, "int16", "int16");
    arithmetic("null", Operator.ADD, "null", "int64");
    assertThatThrownBy(() ->
            Numbers.arithmetic(Operator.MULTIPLY, ref("decimal(38,38)"), ref("decimal(38,10)")))
        .hasMessageContaining("more than 38 decimal places");
    assertThatThrownBy(() -> Numbers.arithmetic(Operator.ADD, ref("date"), ref("date")))
        .hasMessageContaining("+ is not defined for date and date");
  }

  @Test
  void typesAggregates() {
    aggregate(AggregateFunction.COUNT, "string", "int64");
    aggregate(AggregateFunction.SUM, "int8", "int64");
    aggregate(AggregateFunction.SUM, "float32", "float64");
    aggregate(AggregateFunction.SUM, "decimal(12,2)", "decimal(22,2)");
    aggregate(AggregateFunction.SUM, "decimal(38,10)", "decimal(38,10)");
    aggregate(AggregateFunction.AVG, "int64", "float64");
    aggregate(AggregateFunction.AVG, "decimal(12,2)", "decimal(16,6)");
    aggregate(AggregateFunction.AVG, "decimal(38,38)", "decimal(38,38)");
    aggregate(AggregateFunction.MIN, "date", "date");
    aggregate(AggregateFunction.MAX, "string", "string");
    aggregate(AggregateFunction.STDDEV_SAMP, "decimal(12,2)", "float64");
    aggregate(AggregateFunction.VAR_POP, "int8", "float64");
    aggregate(AggregateFunction.BOOL_AND, "boolean", "boolean");
    aggregate(AggregateFunction.FIRST, "date", "date");
    aggregate(AggregateFunction.ARRAY_AGG, "string", "array<string>");
    assertThatThrownBy(() -> Numbers.aggregate(AggregateFunction.BOOL_OR, type("int64")))
        .hasMessageContaining("bool_or");
    assertThatThrownBy(() -> Numbers.aggregate(AggregateFunction.SUM, type("string")))
        .hasMessageContaining("sum: string where a number is expected");
    assertThatThrownBy(() -> Numbers.aggregate(AggregateFunction.MIN, ResultType.SPAN))
        .hasMessageContaining("a type with an order");
  }

  private static void common(String left, String right, String wanted) {
    assertThat(Coercion.common(type(left), type(right)).map(DataType::text)).contains(wanted);
  }

  private static void none(String left, String right) {
    assertThat(Coercion.common(type(left), type(right))).isEmpty();
  }

  private static void arithmetic(String left, Operator op, String right, String wanted) {
    assertThat(Numbers.arithmetic(op, ref(left), ref(right)).type().text()).isEqualTo(wanted);
  }

  private static void aggregate(AggregateFunction function, String argument, String wanted) {
    assertThat(Numbers.aggregate(function, ref(argument)).type().text()).isEqualTo(wanted);
  }

  private static Expr ref(String type) {
    return new Ref(new Column(1, "c", type(type)));
  }

  private static DataType type(String name) {
    return TypeNames.parse(name).orElseThrow();
  }
}
