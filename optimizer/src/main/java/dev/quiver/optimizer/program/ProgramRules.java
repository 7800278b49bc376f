package dev.quiver.optimizer.program;

/// Every rule that crosses definitions, with what it does in a line.
public final class ProgramRules {
  /// Drops definitions that no output needs.
  public static final ProgramRule DROP_UNREAD = new DropUnread();

  /// Puts definitions with one Reference in its place.
  public static final ProgramRule INLINE_SINGLES = new InlineSingles();

  /// Filters a definition by what every reader of it asks.
  public static final ProgramRule PUSH_FILTERS_INTO_SHARED = new PushFiltersIntoShared();

  /// Takes columns out of definitions that no reader takes.
  public static final ProgramRule PRUNE_SHARED = new PruneShared();

  /// Makes a definition of an aggregate or a tree of joins that stands in two places.
  public static final ProgramRule SHARE_COMMON_PLANS = new ShareCommonPlans();

  private ProgramRules() {}
}
