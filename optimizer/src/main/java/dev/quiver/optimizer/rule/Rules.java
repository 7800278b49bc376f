package dev.quiver.optimizer.rule;

/// Every rule of this room that works inside one definition, with what it does in a line.
public final class Rules {
  /// Evaluates what has no columns.
  public static final Rule FOLD_CONSTANTS = new FoldConstants();

  /// Simplifies AND, OR and NOT under three-valued logic.
  public static final Rule SIMPLIFY_BOOLEANS = new SimplifyBooleans();

  /// Takes branches out of CASE and COALESCE that are never, or always, reached.
  public static final Rule SIMPLIFY_BRANCHES = new SimplifyBranches();

  /// Takes what all alternatives ask out of an OR.
  public static final Rule FACTOR_OR = new FactorOr();

  /// Makes one list of the constants that a value may equal.
  public static final Rule MERGE_EQUALITIES = new MergeEqualities();

  /// Compares columns as they are instead of converted.
  public static final Rule UNWRAP_CASTS = new UnwrapCasts();

  /// Asks less of aggregates, and nothing twice.
  public static final Rule SIMPLIFY_AGGREGATES = new SimplifyAggregates();

  /// Makes no groups of rows that are distinct already.
  public static final Rule ELIMINATE_DISTINCT = new EliminateDistinct();

  /// Makes one union of unions.
  public static final Rule MERGE_UNIONS = new MergeUnions();

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

  /// Filters before sorting, repeating or marking rows.
  public static final Rule PUSH_FILTER_THROUGH_ORDER = new PushFilterThroughOrder();

  /// Filters what is looked for by what a mark's condition asks of it alone.
  public static final Rule PUSH_CONDITION_INTO_MARK = new PushConditionIntoMark();

  /// Makes a semi join of a mark that must be true, and an anti join of one that must be false.
  public static final Rule REPLACE_MARK_JOIN = new ReplaceMarkJoin();

  /// Joins a scalar subquery plainly where it has one row at most.
  public static final Rule REPLACE_SINGLE_JOIN = new ReplaceSingleJoin();

  /// Fills in no NULLs that a filter above does not let pass.
  public static final Rule SIMPLIFY_OUTER_JOIN = new SimplifyOuterJoin();

  /// Asks for no more than truth where NULL is as good as FALSE.
  public static final Rule UNWRAP_TRUTH = new UnwrapTruth();

  /// Compares by `=` where one side is never NULL.
  public static final Rule SIMPLIFY_NULL_SAFE_EQUALITY = new SimplifyNullSafeEquality();

  /// Makes one limit of two.
  public static final Rule MERGE_LIMITS = new MergeLimits();

  /// Sorts no more than the rows that are wanted.
  public static final Rule MERGE_LIMIT_INTO_SORT = new MergeLimitIntoSort();

  /// Computes columns of the rows that are wanted only.
  public static final Rule PUSH_LIMIT_THROUGH_PROJECT = new PushLimitThroughProject();

  /// Takes from each input of a union no more rows than are wanted.
  public static final Rule PUSH_LIMIT_THROUGH_UNION = new PushLimitThroughUnion();

  /// Does not sort for those who do not see the order.
  public static final Rule ELIMINATE_SORT = new EliminateSort();

  /// Joins what is thought to give few rows first.
  public static final Rule ORDER_JOINS = new OrderJoins();

  /// Gives a scan the conjuncts to filter by.
  public static final Rule PUSH_FILTER_INTO_SCAN = new PushFilterIntoScan();

  /// Says of one join key what is known of the other.
  public static final Rule INFER_JOIN_FILTERS = new InferJoinFilters();

  /// Says of one side of a join what each alternative of an OR asks of it.
  public static final Rule INFER_FILTERS_FROM_OR = new InferFiltersFromOr();

  /// Makes one projection of two.
  public static final Rule MERGE_PROJECTS = new MergeProjects();

  /// Drops a projection that gives just what it reads.
  public static final Rule ELIMINATE_IDENTITY_PROJECT = new EliminateIdentityProject();

  /// Drops a projection that only leaves out columns below an aggregate.
  public static final Rule ELIMINATE_PROJECT_BELOW_AGGREGATE = new EliminateProjectBelowAggregate();

  /// Answers counts and extremes of a table by its metadata.
  public static final Rule ANSWER_FROM_METADATA = new AnswerFromMetadata();

  /// Takes out of a plan what its result does not need.
  public static final Rule PRUNE_COLUMNS = new PruneColumns();

  private Rules() {}
}
