package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Column LEFT = new Column(1, "id", Simple.INT64);
  private static final Column RIGHT = new Column(2, "id", Simple.STRING);
  private static final Column UPPER = new Column(3, "Name", Simple.STRING);
  private static final Column LOWER = new Column(4, "name", Simple.STRING);

  @Test
  void prefersTheExactName() {
    Scope scope = Scope.of(List.of(UPPER, LOWER));
    assertThat(scope.folded("Name")).isEqualTo(UPPER);
    assertThat(scope.folded("name")).isEqualTo(LOWER);
    assertThatThrownBy(() -> scope.folded("NAME"))
        .hasMessageContaining("ambiguous column: NAME")
        .hasMessageContaining("Name or name");
  }

  @Test
  void foldsCaseOnlyWhereUnquoted() {
    Scope scope = Scope.of(List.of(UPPER));
    assertThat(scope.folded("NAME")).isEqualTo(UPPER);
    assertThatThrownBy(() -> scope.exact("NAME"))
        .hasMessage("unknown column: NAME\n  has Name\n  try Name");
  }

  @Test
  void namesBothWhereTwoAreCalledTheSame() {
    Scope scope =
        new Scope(
            List.of(new Scope.Entry(LEFT, "orders"), new Scope.Entry(RIGHT, "customers")),
            List.of());
    assertThatThrownBy(() -> scope.exact("id"))
        .hasMessage(
            """
            ambiguous column: id
              could be id of orders or id of customers
              rename or leave out one before\
            """);
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThatThrownBy(() -> Scope.of(List.of()).folded("a"))
        .hasMessage("unknown column: a\n  there are none");
    assertThatThrownBy(() -> Scope.of(List.of()).parameter(1))
        .hasMessage("unknown parameter: $1\n  no parameters are given");
  }

  @Test
  void countsParametersFromOne() {
    Scope scope = Scope.of(List.of()).withParameters(List.of(Literal.of(true)));
    assertThat(scope.parameter(1)).isEqualTo(Literal.of(true));
    assertThatThrownBy(() -> scope.parameter(0)).isInstanceOf(SqlException.class);
    assertThatThrownBy(() -> scope.parameter(2)).isInstanceOf(SqlException.class);
  }
}
