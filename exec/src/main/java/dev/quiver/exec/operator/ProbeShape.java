package dev.quiver.exec.operator;

import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan.Side;

/// What a join gives, seen from its probe side.
///
/// @param matches what becomes of a probe row for its equal rows
/// @param marks whether build rows that were met are marked
/// @param rest which build rows come after all probe rows
/// @param buildFirst whether the build side's columns stand before the probe side's
public record ProbeShape(Matches matches, boolean marks, Rest rest, boolean buildFirst) {
  /// What becomes of a probe row.
  public enum Matches {
    /// A row for each equal build row.
    EACH,
    /// The same, and one with NULLs if there is none.
    EACH_OR_NULLS,
    /// The same, but a second equal row is an error.
    AT_MOST_ONE,
    /// Itself if there is an equal row.
    IF_ANY,
    /// Itself if there is none.
    IF_NONE,
    /// Nothing.
    NOTHING
  }

  /// Which build rows come at the end.
  public enum Rest {
    NONE,
    UNMATCHED,
    MATCHED
  }

  /// The shape of a join of some type that builds one of its sides.
  public static ProbeShape of(JoinType type, Side build) {
    boolean left = build == Side.LEFT;
    return switch (type) {
      case INNER -> new ProbeShape(Matches.EACH, false, Rest.NONE, left);
      case LEFT -> left ? keepingBuild(left) : keepingProbe(left);
      case RIGHT -> left ? keepingProbe(left) : keepingBuild(left);
      case FULL -> new ProbeShape(Matches.EACH_OR_NULLS, true, Rest.UNMATCHED, left);
      case SEMI ->
          left
              ? new ProbeShape(Matches.NOTHING, true, Rest.MATCHED, true)
              : new ProbeShape(Matches.IF_ANY, false, Rest.NONE, false);
      case ANTI ->
          left
              ? new ProbeShape(Matches.NOTHING, true, Rest.UNMATCHED, true)
              : new ProbeShape(Matches.IF_NONE, false, Rest.NONE, false);
      case SINGLE -> {
        if (left) {
          throw new IllegalArgumentException("a single join builds the right side");
        }
        yield new ProbeShape(Matches.AT_MOST_ONE, false, Rest.NONE, false);
      }
    };
  }

  private static ProbeShape keepingBuild(boolean left) {
    return new ProbeShape(Matches.EACH, true, Rest.UNMATCHED, left);
  }

  private static ProbeShape keepingProbe(boolean left) {
    return new ProbeShape(Matches.EACH_OR_NULLS, false, Rest.NONE, left);
  }

  /// Whether build columns are part of what a probe gives.
  public boolean givesBuild() {
    return matches == Matches.EACH || keepsAll();
  }

  /// Whether a probe row that meets nothing is given with NULLs.
  boolean keepsAll() {
    return matches == Matches.EACH_OR_NULLS || matches == Matches.AT_MOST_ONE;
  }
}
