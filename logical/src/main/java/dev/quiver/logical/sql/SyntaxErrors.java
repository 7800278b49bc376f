package dev.quiver.logical.sql;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// Ends reading at the first syntax error, with words of ours.
final class SyntaxErrors extends BaseErrorListener {
  /// More alternatives than this say nothing.
  private static final int SHOWN = 6;

  private static final int LONGEST_TOKEN = 40;

  private final Source source;

  SyntaxErrors(Source source) {
    this.source = source;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object symbol,
      int line,
      int column,
      String message,
      @Nullable RecognitionException cause) {
    if (!(symbol instanceof Token token && recognizer instanceof Parser parser)) {
      throw new IllegalStateException(message);
    }
    throw SqlException.at(
        source.place(token), SqlException.syntax(problem(token), hint(token, parser)));
  }

  private static String problem(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the text ends too early";
      case SqlParser.UNTERMINATED -> "no end to what begins with " + shown(token);
      default -> "unexpected " + shown(token);
    };
  }

  private static String shown(Token token) {
    String text = token.getText();
    return text.codePointCount(0, text.length()) <= LONGEST_TOKEN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TOKEN)) + "…";
  }

  private static String hint(Token token, Parser parser) {
    if (token.getType() == SqlParser.UNTERMINATED) {
      return token.getText().startsWith("/*")
          ? "a comment ends with */"
          : "a quote inside quotes is written twice";
    }
    IntervalSet expected = parser.getExpectedTokens();
    if (expected.contains(SqlParser.NUMBER) && expected.contains(SqlParser.IDENTIFIER)) {
      return "expected a value: a column, a constant, a function call or (";
    }
    if (expected.contains(Token.EOF)) {
      return "expected an operator, or the end";
    }
    List<String> names = names(expected, parser.getVocabulary());
    return names.size() <= SHOWN
        ? "expected " + String.join(" or ", names)
        : "expected an operator, or the end";
  }

  private static List<String> names(IntervalSet expected, Vocabulary vocabulary) {
    List<String> names = new ArrayList<>();
    if (expected.contains(SqlParser.IDENTIFIER)) {
      return List.of("a name");
    }
    for (int type : expected.toArray()) {
      names.add(
          switch (type) {
            case SqlParser.STRING -> "a string";
            case SqlParser.NUMBER -> "a number";
            default -> vocabulary.getDisplayName(type).replace("'", "");
          });
    }
    return names.stream().distinct().toList();
  }
}
