package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Plan.JoinType;

/// Which pairs of joins may change places, whatever their inputs.
///
/// A single join may rise above others but not sink below them: there it would meet rows that they
/// drop, and a second match for one of those would be an error that was none.
final class Reordering {
  private Reordering() {}

  /// Whether `(a first b) second c` may become `a first (b second c)`; `rejects` tells that the
  /// second lets no row pass where all of b is NULL.
  static boolean associates(JoinType first, JoinType second, boolean rejects) {
    return switch (first) {
      case INNER -> keepsLeft(second) && second != JoinType.SINGLE;
      case LEFT -> second == JoinType.LEFT && rejects;
      case RIGHT, FULL, SEMI, ANTI, SINGLE -> false;
    };
  }

  /// Whether `(a first b) second c` may become `(a second c) first b`.
  static boolean swapsOnTheLeft(JoinType first, JoinType second) {
    return switch (first) {
      case INNER, SEMI, ANTI -> keepsLeft(second) && second != JoinType.SINGLE;
      case LEFT, SINGLE -> keepsLeft(second);
      case RIGHT, FULL -> false;
    };
  }

  /// Whether `a first (b second c)` may become `b second (a first c)`.
  static boolean swapsOnTheRight(JoinType first, JoinType second) {
    return first == JoinType.INNER && second == JoinType.INNER;
  }

  /// Whether what a join gives of its left rows does not go by other left rows.
  private static boolean keepsLeft(JoinType type) {
    return switch (type) {
      case INNER, LEFT, SEMI, ANTI, SINGLE -> true;
      case RIGHT, FULL -> false;
    };
  }
}
