package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Uses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the rows of joins are like.
///
/// @param padsLeft which part of the rows has NULLs in place of left columns
/// @param padsRight the same of right ones
record Joining(Profile left, Profile right, Matching matching, double padsLeft, double padsRight) {
  static Profile of(JoinType type, List<Expr> conjuncts, Profile left, Profile right) {
    Matching matching = Matching.of(left, right, conjuncts);
    double pairs = matching.pairs();
    return switch (type) {
      case INNER -> new Joining(left, right, matching, 0, 0).rows(pairs);
      case LEFT -> {
        double rows = Math.max(left.rows(), pairs);
        yield new Joining(left, right, matching, 0, padded(left, pairs)).rows(rows);
      }
      case RIGHT -> {
        double rows = Math.max(right.rows(), pairs);
        yield new Joining(left, right, matching, padded(right, pairs), 0).rows(rows);
      }
      case FULL -> {
        double rows = Math.max(Math.max(left.rows(), right.rows()), pairs);
        yield new Joining(left, right, matching, padded(right, pairs), padded(left, pairs))
            .rows(rows);
      }
      case SINGLE -> new Joining(left, right, matching, 0, padded(left, pairs)).rows(left.rows());
      case SEMI -> chosen(left, matching);
      case ANTI -> left.taking(left.rows() * (1 - matching.matched()), Grade.ESTIMATED);
    };
  }

  private static Profile chosen(Profile left, Matching matching) {
    double kept = matching.matched();
    return new Profile(
        left.rows() * kept,
        left.grade().guessed(),
        left.columns(),
        column -> matching.matched(column).thinned(left.rows(), kept));
  }

  /// Rows without a pair, as a part of those that are there.
  private static double padded(Profile side, double pairs) {
    return side.rows() > 0 ? Math.max(0, 1 - pairs / side.rows()) : 0;
  }

  private Profile rows(double rows) {
    Set<Integer> ofRight = Uses.ids(right.columns());
    boolean isInner = padsLeft == 0 && padsRight == 0;
    return new Profile(
        rows,
        left.grade().with(right.grade()).guessed(),
        Stream.concat(left.columns().stream(), right.columns().stream()).toList(),
        column -> {
          boolean isRight = ofRight.contains(column.id());
          Profile side = isRight ? right : left;
          double kept = side.rows() > 0 ? rows / side.rows() : 1;
          Domain values = isInner ? matching.matched(column) : side.domain(column);
          return values
              .leaving(side.domain(column).thinned(side.rows(), kept).distinct())
              .padded(isRight ? padsRight : padsLeft);
        });
  }
}
