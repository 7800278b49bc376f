package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.optimizer.estimate.Domain.Origin;

/// Which values aggregates have, over so many groups of a plan's rows.
record GroupValues(Profile input, double groups, Origin origin) {
  /// A group with more rows than this many times the mean is rare.
  private static final double MOST_ROWS = 2;

  Domain of(AggregateCall call) {
    ExprDomains domains = new ExprDomains(input::domain, new Origin(input.rows()));
    Domain value =
        call.arguments().isEmpty()
            ? Domain.unknown(domains.rows())
            : domains.of(call.arguments().getFirst());
    return switch (call.function()) {
      case COUNT_ROWS -> counts(call, 1);
      case COUNT -> counts(call, value.nulls() > 0 ? 0 : 1);
      case MIN, MAX, ANY_VALUE, FIRST, LAST, ARG_MIN, ARG_MAX ->
          Domain.counted(
              value.range(), nulls(value), value.distinct(), value.grade().guessed(), origin);
      case SUM -> made(sums(value.range(), call), value);
      case AVG -> made(inner(value.range(), call), value);
      case BOOL_AND, BOOL_OR ->
          Domain.counted(Range.TRUTH, nulls(value), 2, Grade.ESTIMATED, origin);
      case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> made(Range.ANY, value);
      case ARRAY_AGG, STRING_AGG -> made(Range.ANY, value);
    };
  }

  private Domain counts(AggregateCall call, double least) {
    Range range =
        Range.between(least, Math.max(least, rowsEach() * MOST_ROWS), call.type()).guessed();
    return Domain.counted(range, 0, Math.min(groups, range.width()), Grade.ESTIMATED, origin);
  }

  /// Hardly two groups agree in what was made of many rows.
  private Domain made(Range range, Domain value) {
    return Domain.counted(range, nulls(value), groups, Grade.ESTIMATED, origin);
  }

  private Range sums(Range value, AggregateCall call) {
    double most = rowsEach() * MOST_ROWS;
    return value.isBounded()
        ? Range.between(
                value.low() < 0 ? value.low() * most : value.low(),
                value.high() > 0 ? value.high() * most : value.high(),
                call.type())
            .guessed()
        : Range.ANY;
  }

  private static Range inner(Range value, AggregateCall call) {
    return value.isBounded() ? Range.between(value.low(), value.high(), call.type()) : Range.ANY;
  }

  private double rowsEach() {
    return groups > 0 ? Math.max(1, input.rows() / groups) : 1;
  }

  private double nulls(Domain value) {
    return value.nulls() < 1 ? StrictMath.pow(value.nulls(), rowsEach()) : 1;
  }
}
