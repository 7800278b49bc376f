package dev.quiver.optimizer.rule;

/// Every rule of this room that works inside one definition, with what it does in a line.
public final class Rules {
  /// Evaluates what has no columns.
  public static final Rule FOLD_CONSTANTS = new FoldConstants();

  /// Simplifies AND, OR and NOT under three-valued logic.
  public static final Rule SIMPLIFY_BOOLEANS = new SimplifyBooleans();

  /// Takes branches out of CASE and COALESCE that are never, or always, reached.
  public static final Rule SIMPLIFY_BRANCHES = new SimplifyBranches();

  /// Drops filters that every row passes.
  public static final Rule ELIMINATE_TRUE_FILTER = new EliminateTrueFilter();

  /// Reads nothing where no row can pass.
  public static final Rule ELIMINATE_FALSE_FILTER = new EliminateFalseFilter();

  /// Makes nothing of nothing.
  public static final Rule PROPAGATE_EMPTY = new PropagateEmpty();

  /// Replaces the union of one input by that input.
  public static final Rule ELIMINATE_SINGLE_UNION = new EliminateSingleUnion();

  /// Makes one filter of two.
  public static final Rule MERGE_FILTERS = new MergeFilters();

  /// Moves a filter below a projection.
  public static final Rule PUSH_FILTER_THROUGH_PROJECT = new PushFilterThroughProject();

  /// Filters each input of a union.
  public static final Rule PUSH_FILTER_THROUGH_UNION = new PushFilterThroughUnion();

  /// Drops rows instead of whole groups.
  public static final Rule PUSH_FILTER_THROUGH_AGGREGATE = new PushFilterThroughAggregate();

  /// Filters the side of a join that a conjunct looks at.
  public static final Rule PUSH_FILTER_INTO_JOIN = new PushFilterIntoJoin();

  /// Moves what a join's condition asks of one side alone below the join.
  public static final Rule PUSH_CONDITION_INTO_JOIN = new PushConditionIntoJoin();

  /// Gives a scan the conjuncts to filter by.
  public static final Rule PUSH_FILTER_INTO_SCAN = new PushFilterIntoScan();

  /// Says of one join key what is known of the other.
  public static final Rule INFER_JOIN_FILTERS = new InferJoinFilters();

  /// Makes one projection of two.
  public static final Rule MERGE_PROJECTS = new MergeProjects();

  /// Drops a projection that gives just what it reads.
  public static final Rule ELIMINATE_IDENTITY_PROJECT = new EliminateIdentityProject();

  /// Answers counts and extremes of a table by its metadata.
  public static final Rule ANSWER_FROM_METADATA = new AnswerFromMetadata();

  /// Takes out of a plan what its result does not need.
  public static final Rule PRUNE_COLUMNS = new PruneColumns();

  private Rules() {}
}
