package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;

/// What is known or assumed about a column's values: where they lie, the fraction of rows that are
/// NULL, and how many different ones there are.
///
/// `all` is how many different values there are where the column comes from, before anything but
/// its own bounds took rows away: what joins compare. `distinct` is how many of them are left.
/// `grade` is how sure these two are. `unique` says that hardly a value is there twice where the
/// column comes from.
record Domain(
    Range range,
    double nulls,
    double distinct,
    double all,
    boolean unique,
    Grade grade,
    Origin origin) {
  /// Of what is not an integer and was not counted, one value in ten rows is assumed to be new, and
  /// of so few rows each.
  private static final double ASSUMED_DISTINCT_FRACTION = 0.1;

  private static final double ALL_DISTINCT = 25;

  /// People compare columns of few values with constants: of one that was not counted, a value is
  /// assumed to have at least this part of the rows.
  private static final double LEAST_EQUAL = 1.0 / 200;

  private static final double NEARLY = 0.9;

  private Domain(Range range, double nulls, double distinct, Grade grade, Origin origin) {
    this(
        range,
        nulls,
        Math.max(1, distinct),
        Math.max(1, distinct),
        distinct >= NEARLY * origin.rows(),
        grade,
        origin);
  }

  /// What made a column's values: so many rows. Columns of one origin are not independent.
  static final class Origin {
    private final double rows;

    Origin(double rows) {
      this.rows = rows;
    }

    double rows() {
      return rows;
    }
  }

  static Domain of(ColumnStatistics statistics, DataType type, Origin origin) {
    Range range = Range.of(statistics.min(), statistics.max(), type);
    double rows = origin.rows();
    double nulls = statistics.nulls().isKnown() && rows > 0 ? statistics.nulls().value() / rows : 0;
    boolean known = statistics.distinct().isKnown();
    double distinct = known ? statistics.distinct().value() : assumed(range, rows);
    return new Domain(range, Math.min(1, nulls), distinct, statistics.distinct().grade(), origin);
  }

  /// A column of which nothing but the range is known.
  static Domain within(Range range, Origin origin) {
    return new Domain(range, 0, assumed(range, origin.rows()), Grade.UNKNOWN, origin);
  }

  /// A column nothing is known of.
  static Domain unknown(Origin origin) {
    return within(Range.ANY, origin);
  }

  /// Integers without a dictionary are mostly keys.
  private static double assumed(Range range, double rows) {
    double few = Math.max(Math.min(rows, ALL_DISTINCT), rows * ASSUMED_DISTINCT_FRACTION);
    boolean isInteger = range.step() == 1 && range.isBounded();
    return isInteger ? Math.min(rows, range.width()) : Math.min(few, range.width());
  }

  /// So many different values of rows that are all there are.
  static Domain counted(Range range, double nulls, double distinct, Grade grade, Origin origin) {
    double most = Math.max(1, Math.min(origin.rows(), range.width()));
    return new Domain(range, nulls, Math.min(distinct, most), grade, origin);
  }

  /// A column with one value in every row.
  static Domain constant(Literal literal, Origin origin) {
    double at = Range.ANY.at(literal);
    Range range =
        Double.isNaN(at) ? Range.ANY : Range.of(literal.value(), literal.value(), literal.type());
    return new Domain(range, literal.isNull() ? 1 : 0, 1, Grade.EXACT, origin);
  }

  /// The fraction of rows that equal one constant.
  double equal() {
    double share = 1 / distinct;
    double least = Math.max(share, LEAST_EQUAL);
    boolean isGuess = grade == Grade.UNKNOWN && !unique;
    return (1 - nulls) * (isGuess ? least : share);
  }

  /// What is left of the values when each of so many rows stays with this chance: a value stays
  /// with any of its rows.
  Domain thinned(double rows, double kept) {
    if (kept >= 1 || distinct <= 1) {
      return this;
    }
    double rowsEach = Math.max(1, rows * (1 - nulls) / distinct);
    double left = distinct * (1 - StrictMath.pow(1 - Math.max(0, kept), rowsEach));
    return with(range, nulls, Math.max(1, left), all);
  }

  /// The rows with values in a range, which are this part of all that are not NULL.
  Domain narrowed(Range within, double part) {
    double most = Math.max(1, within.width());
    return with(
        within, 0, Math.clamp(distinct * part, 1.0, most), Math.clamp(all * part, 1.0, most));
  }

  /// The rows with one of so many values in a range.
  Domain choosing(Range within, double values) {
    return with(within, 0, Math.min(distinct, values), Math.min(all, values));
  }

  /// The same rows with other values made of each.
  Domain reshaped(Range other, double otherNulls) {
    Domain made = with(other, otherNulls, distinct, all);
    return made.atMost(other.width());
  }

  /// The same with no more different values than these.
  Domain atMost(double values) {
    return all <= values
        ? this
        : new Domain(
            range, nulls, Math.min(distinct, values), values, false, grade.guessed(), origin);
  }

  /// The rows that have this or the other's values of one column.
  Domain or(Domain other) {
    return with(
        range.hull(other.range),
        Math.max(nulls, other.nulls),
        distinct + other.distinct,
        all + other.all);
  }

  /// The values where no more than these are left.
  Domain leaving(double values) {
    return with(range, nulls, Math.min(distinct, Math.max(1, values)), all);
  }

  /// The rows that are not NULL.
  Domain present() {
    return nulls == 0 ? this : with(range, 0, distinct, all);
  }

  /// The values where a part of the rows is padded with NULLs.
  Domain padded(double part) {
    return with(range, nulls + (1 - nulls) * Math.clamp(part, 0.0, 1.0), distinct, all);
  }

  private Domain with(Range other, double otherNulls, double left, double whole) {
    return new Domain(other, otherNulls, left, whole, unique, grade, origin);
  }
}
