package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Literals;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.SqlParser.EscapedStringContext;
import dev.quiver.logical.sql.SqlParser.HexStringContext;
import dev.quiver.logical.sql.SqlParser.NullContext;
import dev.quiver.logical.sql.SqlParser.NumberContext;
import dev.quiver.logical.sql.SqlParser.StringContext;
import dev.quiver.logical.sql.SqlParser.TimeContext;
import dev.quiver.logical.sql.SqlParser.TruthContext;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Locale;

/// Reads constants.
final class ConstantReader extends SqlBaseVisitor<Expr> {
  @Override
  public Expr visitNumber(NumberContext context) {
    String text = context.getText();
    return Literals.number(text).orElseThrow(() -> SqlException.badNumber(text));
  }

  @Override
  public Expr visitString(StringContext context) {
    return string(Quotes.off(context.getText()));
  }

  @Override
  public Expr visitEscapedString(EscapedStringContext context) {
    return string(Quotes.escaped(context.getText()));
  }

  @Override
  public Expr visitHexString(HexStringContext context) {
    String hex = Quotes.off(context.getText().substring(1)).toLowerCase(Locale.ROOT);
    if (hex.length() % 2 != 0) {
      throw SqlException.badHex();
    }
    return new Literal(new Value.Bytes(hex), Simple.BINARY);
  }

  @Override
  public Expr visitTruth(TruthContext context) {
    return Literal.of(context.word.getType() == SqlParser.TRUE);
  }

  @Override
  public Expr visitNull(NullContext context) {
    return Literal.nullOf(Simple.NULL);
  }

  @Override
  public Expr visitTime(TimeContext context) {
    Simple type =
        switch (context.kind.getType()) {
          case SqlParser.DATE -> Simple.DATE;
          case SqlParser.TIMESTAMP -> Simple.TIMESTAMP;
          default -> Simple.TIMESTAMP_NTZ;
        };
    return TimeText.literal(Quotes.off(context.STRING().getText()), type);
  }

  private static Literal string(String text) {
    return new Literal(new Value.Text(text), Simple.STRING);
  }
}
