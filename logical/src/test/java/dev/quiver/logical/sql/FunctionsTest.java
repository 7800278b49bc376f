package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.RewrittenFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.SpanFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.type.DataType.Simple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every function says about itself is true as far as binding can tell.
class FunctionsTest {
  @Test
  void everyExampleBindsToTheFunction() {
    for (ScalarFunction function : ScalarFunction.all()) {
      Expr example = SqlExpressions.bind(function.example().call(), Scope.of(List.of()));
      assertThat(calls(example)).as(function.text()).contains(function);
      assertThat(Conversions.isTotal(example.type(), Simple.STRING)).isTrue();
    }
    for (RewrittenFunction function : RewrittenFunction.values()) {
      Expr example = SqlExpressions.bind(function.example().call(), Scope.of(List.of()));
      assertThat(function.example().call()).startsWith(function.text() + "(");
      assertThat(Conversions.isTotal(example.type(), Simple.STRING)).isTrue();
    }
  }

  @Test
  void noNameStandsForTwo() {
    Set<String> names = new HashSet<>();
    for (ScalarFunction function : ScalarFunction.all()) {
      assertThat(names.add(function.text())).as(function.text()).isTrue();
      function.aliases().forEach(alias -> assertThat(names.add(alias)).as(alias).isTrue());
    }
    for (RewrittenFunction function : RewrittenFunction.values()) {
      assertThat(names.add(function.text())).as(function.text()).isTrue();
      function.aliases().forEach(alias -> assertThat(names.add(alias)).as(alias).isTrue());
    }
  }

  @Test
  void everyCallHoldsEveryParameter() {
    for (ScalarFunction function : ScalarFunction.all()) {
      Expr example = SqlExpressions.bind(function.example().call(), Scope.of(List.of()));
      Call call = find(example, function);
      assertThat(call.arguments()).hasSizeGreaterThanOrEqualTo(function.parameters().size());
      assertThat(function.resultType(call.arguments())).isEqualTo(call.type());
    }
  }

  @Test
  void writesSignatures() {
    assertThat(SpanFunction.SPAN_MAKE.signature())
        .isEqualTo(
            "span_make(bstart, bend, [line_base=0], [col_unit='byte'], [end_exclusive=TRUE])");
    assertThat(TextFunction.CONCAT_WS.signature()).isEqualTo("concat_ws(separator, part…)");
  }

  private static Set<ScalarFunction> calls(Expr expr) {
    Set<ScalarFunction> found = new HashSet<>();
    if (expr instanceof Call(var function, _, _)) {
      found.add(function);
    }
    expr.children().forEach(child -> found.addAll(calls(child)));
    return found;
  }

  private static Call find(Expr expr, ScalarFunction function) {
    if (expr instanceof Call call && call.function() == function) {
      return call;
    }
    return expr.children().stream()
        .filter(child -> calls(child).contains(function))
        .findFirst()
        .map(child -> find(child, function))
        .orElseThrow();
  }
}
