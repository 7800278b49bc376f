package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprException;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.unnest.UnnestException;
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
    return parser().singleExpression();
  }

  /// Reads a text that is one item of a projection; an error at the first thing wrong.
  SqlParser.SingleItemContext item() {
    return parser().singleItem();
  }

  /// Reads a text that is one item of an order; an error at the first thing wrong.
  SqlParser.SortItemContext order() {
    return parser().singleOrder().sortItem();
  }

  private SqlParser parser() {
    if (text.length() > MAX_LENGTH) {
      throw SqlException.tooLong(text.length(), MAX_LENGTH);
    }
    checkUnicode();
    SqlLexer lexer = new SqlLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    checkNesting(tokens);
    SqlParser parser = new SqlParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxErrors(this));
    return parser;
  }

  /// The parser looks ahead over parentheses, on the stack, before it would refuse them itself.
  private void checkNesting(CommonTokenStream tokens) {
    tokens.fill();
    int depth = 0;
    for (Token token : tokens.getTokens()) {
      depth += token.getText().equals("(") ? 1 : token.getText().equals(")") ? -1 : 0;
      if (depth > GuardedParser.MAX_NESTING) {
        throw SqlException.at(place(token), SqlException.tooDeep(GuardedParser.MAX_NESTING));
      }
    }
  }

  /// Reads a text that is one query; an error at the first thing wrong.
  SqlParser.QueryContext query() {
    return parser().singleQuery().query();
  }

  /// The text of a part.
  String text(ParserRuleContext context) {
    int[] codePoints = text.codePoints().toArray();
    int start = context.getStart().getStartIndex();
    Token stop = context.getStop();
    int end = stop == null ? codePoints.length : stop.getStopIndex() + 1;
    return new String(codePoints, start, Math.max(0, end - start));
  }

  /// What `make` gives; an error of it gets the place where `context` begins.
  Plan planAt(ParserRuleContext context, Supplier<Plan> make) {
    try {
      return make.get();
    } catch (ExprException | SqlException error) {
      throw SqlException.at(place(context.getStart()), error);
    }
  }

  /// What `make` gives; an error of a subquery in it gets the place where `context` begins.
  Plan subqueriesAt(ParserRuleContext context, Supplier<Plan> make) {
    try {
      return make.get();
    } catch (UnnestException error) {
      throw SqlException.at(place(context.getStart()), error);
    }
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
