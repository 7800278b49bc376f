package dev.quiver.delta.skip;

import dev.quiver.delta.log.Utf8Order;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.Optional;

/// A text that values must begin with for a predicate to be true.
record TextPrefix(String text) {
  /// What LIKE and `starts_with` ask for.
  static Optional<TextPrefix> of(ScalarFunction function, List<Expr> arguments) {
    return switch (function) {
      case TextFunction.STARTS_WITH -> constant(arguments, 1).map(TextPrefix::new);
      case PatternFunction.LIKE ->
          constant(arguments, 1)
              .flatMap(
                  pattern -> constant(arguments, 2).map(escape -> literalPart(pattern, escape)))
              .map(TextPrefix::new);
      default -> Optional.empty();
    };
  }

  /// The truths over values of a domain. That a value begins so does not make LIKE true.
  Truths truths(Domain domain) {
    boolean canBeTrue = domain.ranges().stream().anyMatch(this::canBegin);
    return new Truths(canBeTrue, !domain.ranges().isEmpty(), domain.canBeNull());
  }

  private boolean canBegin(Range range) {
    boolean below = range.max() instanceof Value.Text(var max) && Utf8Order.compare(max, text) < 0;
    boolean above =
        range.min() instanceof Value.Text(var min)
            && Utf8Order.compare(min, text) > 0
            && !min.startsWith(text);
    return !below && !above;
  }

  private static String literalPart(String pattern, String escape) {
    int end = 0;
    while (end < pattern.length()
        && pattern.charAt(end) != '%'
        && pattern.charAt(end) != '_'
        && !(!escape.isEmpty() && pattern.startsWith(escape, end))) {
      end++;
    }
    return pattern.substring(0, end);
  }

  private static Optional<String> constant(List<Expr> arguments, int ordinal) {
    return arguments.size() > ordinal
            && arguments.get(ordinal) instanceof Literal(Value.Text(var text), _)
        ? Optional.of(text)
        : Optional.empty();
  }
}
