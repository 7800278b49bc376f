package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Binds calls whose arguments stand behind words: `EXTRACT(year FROM d)`, `TRIM(LEADING FROM s)`.
final class WordyCalls {
  private final Source source;
  private final ExpressionBinder conditions;

  WordyCalls(Source source, ExpressionBinder conditions) {
    this.source = source;
    this.conditions = conditions;
  }

  Expr extract(SqlParser.ExtractContext context) {
    Expr field = text(context.field.getText().toLowerCase(Locale.ROOT));
    Expr value = conditions.condition(context.condition());
    return source.at(context, () -> Calls.of("date_part", List.of(field, value)));
  }

  Expr position(SqlParser.PositionContext context) {
    Expr part = conditions.value(context.part);
    Expr whole = conditions.condition(context.whole);
    return source.at(context, () -> Calls.of("strpos", List.of(whole, part)));
  }

  Expr substring(SqlParser.SubstringContext context) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(conditions.condition(context.whole));
    arguments.add(conditions.condition(context.start));
    if (context.count != null) {
      arguments.add(conditions.condition(context.count));
    }
    return source.at(context, () -> Calls.of("substring", arguments));
  }

  Expr trim(SqlParser.TrimContext context) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(conditions.condition(context.whole));
    if (context.characters != null) {
      arguments.add(conditions.condition(context.characters));
    }
    int side = context.side == null ? SqlParser.BOTH : context.side.getType();
    String function =
        side == SqlParser.LEADING ? "ltrim" : side == SqlParser.TRAILING ? "rtrim" : "trim";
    return source.at(context, () -> Calls.of(function, arguments));
  }

  private static Literal text(String value) {
    return new Literal(new Value.Text(value), Simple.STRING);
  }
}
