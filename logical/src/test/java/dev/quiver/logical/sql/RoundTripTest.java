package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprPrinter;
import dev.quiver.logical.expr.ScalarFunction;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is printed reads back as an expression that prints the same and has the same type.
class RoundTripTest {
  private static final int CASES = 4_000;
  private static final int CALLS = 30;

  @Test
  void readsBackWhatItPrints() {
    Set<Class<?>> kinds = new HashSet<>();
    Set<ScalarFunction> functions = new HashSet<>();
    for (int seed = 0; seed < CASES; seed++) {
      readsBack(seed, new RandomExprs(seed).any(seed % 4), kinds, functions);
    }
    for (ScalarFunction function : ScalarFunction.all()) {
      for (int seed = 0; seed < CALLS; seed++) {
        readsBack(seed, new RandomExprs(seed).call(function, 1), kinds, functions);
      }
    }
    assertThat(kinds).hasSize(Expr.class.getPermittedSubclasses().length);
    assertThat(functions).containsAll(ScalarFunction.all());
  }

  private static void readsBack(
      int seed, Expr expr, Set<Class<?>> kinds, Set<ScalarFunction> functions) {
    collect(expr, kinds, functions);
    String printed = ExprPrinter.plain().print(expr);
    Expr read = read(seed, printed);
    assertThat(ExprPrinter.plain().print(read)).as("seed %d", seed).isEqualTo(printed);
    assertThat(read.type()).as("seed %d: %s", seed, printed).isEqualTo(expr.type());
  }

  private static Expr read(int seed, String printed) {
    try {
      return SqlExpressions.bind(printed, TestScope.WIDE);
    } catch (SqlException error) {
      throw new AssertionError("seed " + seed + ": " + printed, error);
    }
  }

  private static void collect(Expr expr, Set<Class<?>> kinds, Set<ScalarFunction> functions) {
    kinds.add(expr.getClass());
    if (expr instanceof Expr.Call(var function, _, _)) {
      functions.add(function);
    }
    expr.children().forEach(child -> collect(child, kinds, functions));
  }
}
