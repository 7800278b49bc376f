package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.stream.IntStream;

/// The options of a long IN list in order, so that few of them are compared with a domain.
///
/// The truths of comparing a domain with an option depend only on whether the option is in one of
/// the domain's ranges, or all there is of it; so the options on both sides of where a range begins
/// and ends stand for all others.
final class SortedOptions {
  private final List<Value> values;
  private final boolean hasNull;

  /// Sorts options of one type, which has an order.
  SortedOptions(List<Literal> options) {
    this.hasNull = options.stream().anyMatch(option -> option.value() instanceof Value.Null);
    this.values =
        options.stream()
            .map(Literal::value)
            .filter(value -> !(value instanceof Value.Null))
            .sorted(ValueOrder::compare)
            .toList();
  }

  /// The truths of a value's being one of the options.
  Truths in(Domain domain) {
    IntStream edges =
        domain.ranges().stream()
            .flatMapToInt(range -> {
              int from = range.min() instanceof Value.Null ? 0 : first(range.min(), false);
              int to = range.max() instanceof Value.Null ? values.size() : first(range.max(), true);
              return IntStream.of(from - 1, from, to - 1, to);
            });
    Truths truths =
        IntStream.concat(IntStream.of(0, values.size() - 1), edges)
            .filter(index -> index >= 0 && index < values.size())
            .mapToObj(index -> equal(domain, values.get(index)))
            .reduce(Truths::or)
            .orElse(Truths.always(false));
    return hasNull ? truths.or(equal(domain, Value.NULL)) : truths;
  }

  private static Truths equal(Domain domain, Value option) {
    return domain.compare(Comparison.EQ, Domain.of(option));
  }

  /// The first option that is not below a value, or that is above it.
  private int first(Value value, boolean above) {
    int low = 0;
    for (int high = values.size(); low < high; ) {
      int middle = (low + high) >>> 1;
      int order = ValueOrder.compare(values.get(middle), value);
      if (order < 0 || (above && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
