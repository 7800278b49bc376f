package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The grammar's words and those the printer quotes are the same.
class KeywordsTest {
  @Test
  void quotesExactlyWhatTheGrammarReserves() {
    Set<String> reserved = new TreeSet<>();
    for (int type = 1; type <= SqlLexer.VOCABULARY.getMaxTokenType(); type++) {
      String literal = String.valueOf(SqlLexer.VOCABULARY.getLiteralName(type));
      if (literal.matches("'[A-Z_]+'")) {
        String word = literal.substring(1, literal.length() - 1);
        if (!isName(word)) {
          reserved.add(word);
        }
      }
    }
    assertThat(reserved).isEqualTo(new TreeSet<>(Identifiers.RESERVED));
  }

  @Test
  void readsEveryQuotedName() {
    for (String name :
        List.of("a", "A b", "é", "1a", "a$1", "_", "\"", "from", "Date", "", "a.b")) {
      String quoted = Identifiers.quoted(name);
      Scope scope = Scope.of(List.of(new Column(1, name, Simple.INT64)));
      assertThat(SqlExpressions.bind(quoted, scope).type()).as(quoted).isEqualTo(Simple.INT64);
    }
    assertThat(Identifiers.quoted("Date")).isEqualTo("Date");
    assertThat(Identifiers.quoted("case")).isEqualTo("\"case\"");
  }

  private static boolean isName(String word) {
    try {
      Scope scope = Scope.of(List.of(new Column(1, word, Simple.INT64)));
      return SqlExpressions.bind(word, scope) instanceof Expr.Ref;
    } catch (SqlException _) {
      return false;
    }
  }
}
