package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.expr.Value;

/// Which part of texts fits a pattern, by what the pattern asks for: a longer beginning is rarer
/// than a shorter one, each part that may stand anywhere takes nine texts in ten away, but no
/// pattern that is asked for fits less than one of the values.
final class Patterns {
  private static final double ANYTHING = 1.0 / 3;
  private static final double[] BEGINNING = {1, 0.2, 0.1, 0.05};
  private static final double END = 0.15;
  private static final double PART = 0.1;

  private Patterns() {}

  static boolean isOne(Call call) {
    return call.function() == PatternFunction.LIKE
        || call.function() == PatternFunction.ILIKE
        || call.function() == TextFunction.STARTS_WITH
        || call.function() == TextFunction.ENDS_WITH;
  }

  /// The part of all rows.
  static double matched(Call call, Domain text) {
    double present = 1 - text.nulls();
    if (!(call.arguments().get(1) instanceof Literal(Value.Text(var pattern), _))) {
      return present * ANYTHING;
    }
    double least = 1 / text.distinct();
    if (call.function() == TextFunction.STARTS_WITH) {
      return present * Math.max(least, beginning(pattern));
    }
    if (call.function() == TextFunction.ENDS_WITH) {
      return present * Math.max(least, pattern.isEmpty() ? 1 : END);
    }
    return pattern.indexOf('%') < 0 && pattern.indexOf('_') < 0
        ? text.equal()
        : present * Math.max(least, like(pattern));
  }

  private static double like(String pattern) {
    int first = pattern.indexOf('%');
    if (first < 0) {
      return PART;
    }
    int last = pattern.lastIndexOf('%');
    double fits = beginning(pattern.substring(0, first));
    fits *= last + 1 < pattern.length() ? END : 1;
    boolean isPart = false;
    for (int i = first; i <= last; i++) {
      boolean isWild = pattern.charAt(i) == '%';
      if (isWild && isPart) {
        fits *= PART;
      }
      isPart = !isWild;
    }
    return fits;
  }

  private static double beginning(String text) {
    return BEGINNING[Math.min(text.length(), BEGINNING.length - 1)];
  }
}
