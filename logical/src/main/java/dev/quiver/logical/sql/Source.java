package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprException;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// A text being bound: reads it, and knows where in it everything stands.
record Source(String text) {
  /// Longer texts are not read: they would take more memory than they are worth.
  private static final int MAX_LENGTH = 1 << 20;

  /// Reads a text that is one expression; an error at the first thing wrong.
  SqlParser.SingleExpressionContext expression() {
    if (text.length() > MAX_LENGTH) {
      throw SqlException.tooLong(text.length(), MAX_LENGTH);
    }
    checkUnicode();
    SqlLexer lexer = new SqlLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    SqlParser parser = new SqlParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxErrors(this));
    return parser.singleExpression();
  }

  /// The place of a token.
  Place place(Token token) {
    int offset = Math.min(token.getStartIndex(), text.codePointCount(0, text.length()));
    return new Place(text, text.offsetByCodePoints(0, offset));
  }

  /// What `make` gives; an error of it gets the place where the text begins.
  Expr atStart(Supplier<Expr> make) {
    try {
      return make.get();
    } catch (ExprException error) {
      throw SqlException.at(new Place(text, 0), error);
    }
  }

  /// What `make` gives; an error of it gets the place where `context` begins.
  Expr at(ParserRuleContext context, Supplier<Expr> make) {
    return at(context.getStart(), make);
  }

  /// What `make` gives; an error of it gets the place of `token`.
  Expr at(Token token, Supplier<Expr> make) {
    try {
      return make.get();
    } catch (ExprException | SqlException error) {
      throw SqlException.at(place(token), error);
    }
  }

  private void checkUnicode() {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (Character.getType(codePoint) == Character.SURROGATE) {
        throw SqlException.at(new Place(text, i), SqlException.notUnicode());
      }
    }
  }
}
