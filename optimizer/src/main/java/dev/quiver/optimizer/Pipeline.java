package dev.quiver.optimizer;

import static dev.quiver.optimizer.program.ProgramRules.DROP_UNREAD;
import static dev.quiver.optimizer.program.ProgramRules.INLINE_SINGLES;
import static dev.quiver.optimizer.program.ProgramRules.PRUNE_SHARED;
import static dev.quiver.optimizer.program.ProgramRules.PUSH_FILTERS_INTO_SHARED;
import static dev.quiver.optimizer.program.ProgramRules.SHARE_COMMON_PLANS;
import static dev.quiver.optimizer.rule.Rules.ANSWER_FROM_METADATA;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_DISTINCT;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_FALSE_FILTER;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_IDENTITY_PROJECT;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_PROJECT_BELOW_AGGREGATE;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_SINGLE_UNION;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_SORT;
import static dev.quiver.optimizer.rule.Rules.ELIMINATE_TRUE_FILTER;
import static dev.quiver.optimizer.rule.Rules.FACTOR_OR;
import static dev.quiver.optimizer.rule.Rules.FOLD_CONSTANTS;
import static dev.quiver.optimizer.rule.Rules.INFER_FILTERS_FROM_OR;
import static dev.quiver.optimizer.rule.Rules.INFER_JOIN_FILTERS;
import static dev.quiver.optimizer.rule.Rules.MERGE_EQUALITIES;
import static dev.quiver.optimizer.rule.Rules.MERGE_FILTERS;
import static dev.quiver.optimizer.rule.Rules.MERGE_LIMITS;
import static dev.quiver.optimizer.rule.Rules.MERGE_LIMIT_INTO_SORT;
import static dev.quiver.optimizer.rule.Rules.MERGE_PROJECTS;
import static dev.quiver.optimizer.rule.Rules.MERGE_UNIONS;
import static dev.quiver.optimizer.rule.Rules.ORDER_JOINS;
import static dev.quiver.optimizer.rule.Rules.PROPAGATE_EMPTY;
import static dev.quiver.optimizer.rule.Rules.PRUNE_COLUMNS;
import static dev.quiver.optimizer.rule.Rules.PUSH_CONDITION_INTO_JOIN;
import static dev.quiver.optimizer.rule.Rules.PUSH_CONDITION_INTO_MARK;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_INTO_JOIN;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_INTO_SCAN;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_THROUGH_AGGREGATE;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_THROUGH_ORDER;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_THROUGH_PROJECT;
import static dev.quiver.optimizer.rule.Rules.PUSH_FILTER_THROUGH_UNION;
import static dev.quiver.optimizer.rule.Rules.PUSH_LIMIT_THROUGH_PROJECT;
import static dev.quiver.optimizer.rule.Rules.PUSH_LIMIT_THROUGH_UNION;
import static dev.quiver.optimizer.rule.Rules.REPLACE_MARK_JOIN;
import static dev.quiver.optimizer.rule.Rules.REPLACE_SINGLE_JOIN;
import static dev.quiver.optimizer.rule.Rules.SIMPLIFY_AGGREGATES;
import static dev.quiver.optimizer.rule.Rules.SIMPLIFY_BOOLEANS;
import static dev.quiver.optimizer.rule.Rules.SIMPLIFY_BRANCHES;
import static dev.quiver.optimizer.rule.Rules.SIMPLIFY_NULL_SAFE_EQUALITY;
import static dev.quiver.optimizer.rule.Rules.SIMPLIFY_OUTER_JOIN;
import static dev.quiver.optimizer.rule.Rules.UNWRAP_CASTS;
import static dev.quiver.optimizer.rule.Rules.UNWRAP_TRUTH;

import dev.quiver.optimizer.planner.PlanningException;
import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.rule.Phase;
import dev.quiver.optimizer.rule.Phase.Mode;
import dev.quiver.optimizer.rule.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The steps of optimizing, in order.
record Pipeline(List<Step> steps) {
  /// What a definition goes through whenever something above or below it has changed.
  private static final List<Rule> PUSH_DOWN =
      List.of(
          FOLD_CONSTANTS,
          SIMPLIFY_BOOLEANS,
          SIMPLIFY_BRANCHES,
          FACTOR_OR,
          MERGE_EQUALITIES,
          UNWRAP_CASTS,
          SIMPLIFY_AGGREGATES,
          ELIMINATE_DISTINCT,
          ELIMINATE_TRUE_FILTER,
          ELIMINATE_FALSE_FILTER,
          PROPAGATE_EMPTY,
          ELIMINATE_SINGLE_UNION,
          MERGE_UNIONS,
          MERGE_FILTERS,
          MERGE_PROJECTS,
          ELIMINATE_IDENTITY_PROJECT,
          ELIMINATE_PROJECT_BELOW_AGGREGATE,
          PUSH_FILTER_THROUGH_PROJECT,
          PUSH_FILTER_THROUGH_UNION,
          PUSH_FILTER_THROUGH_AGGREGATE,
          PUSH_FILTER_THROUGH_ORDER,
          UNWRAP_TRUTH,
          SIMPLIFY_NULL_SAFE_EQUALITY,
          REPLACE_MARK_JOIN,
          REPLACE_SINGLE_JOIN,
          SIMPLIFY_OUTER_JOIN,
          PUSH_FILTER_INTO_JOIN,
          PUSH_CONDITION_INTO_MARK,
          PUSH_CONDITION_INTO_JOIN,
          MERGE_LIMITS,
          MERGE_LIMIT_INTO_SORT,
          PUSH_LIMIT_THROUGH_PROJECT,
          PUSH_LIMIT_THROUGH_UNION,
          ELIMINATE_SORT,
          PUSH_FILTER_INTO_SCAN);

  private static final List<Rule> TIDY =
      List.of(MERGE_PROJECTS, ELIMINATE_IDENTITY_PROJECT, ELIMINATE_PROJECT_BELOW_AGGREGATE);

  /// Everything there is.
  static final Pipeline DEFAULT =
      new Pipeline(
          List.of(
              across("drop-unread", DROP_UNREAD),
              across("inline", INLINE_SINGLES),
              within("push-down", PUSH_DOWN),
              // Empty inputs may have taken References with them.
              across("drop-emptied", DROP_UNREAD),
              // What was read twice may be read once now, and merged nodes leave room in deep
              // plans.
              across("inline-rest", INLINE_SINGLES),
              within("push-down-rest", PUSH_DOWN),
              // Once: pushed below a join, an inferred filter is out of sight and would come again.
              new Step.Within(Phase.once("infer", INFER_JOIN_FILTERS, INFER_FILTERS_FROM_OR)),
              within("push-down-inferred", PUSH_DOWN),
              // What has come down to an inner join by now goes on to its other side.
              new Step.Within(Phase.once("infer-rest", INFER_JOIN_FILTERS)),
              within("push-down-inferred-rest", PUSH_DOWN),
              // What is equal looks equal by now.
              across("share-common", SHARE_COMMON_PLANS),
              // Filters have sunk to the References by now; a definition settles before those it
              // reads are asked.
              new Step.Across("share-filters", PUSH_FILTERS_INTO_SHARED, PUSH_DOWN),
              // Filters are in the scans by now.
              new Step.Within(Phase.once("metadata", ANSWER_FROM_METADATA)),
              // Rows cost what they are wide.
              new Step.Within(Phase.root("prune-unordered", PRUNE_COLUMNS)),
              // Estimates need the filters in the scans.
              new Step.Within(Phase.root("join-order", ORDER_JOINS)),
              within("push-down-ordered", PUSH_DOWN),
              // Readers first, so that what they no longer take goes from the definitions too.
              new Step.Within(Phase.root("prune", PRUNE_COLUMNS)),
              across("prune-shared", PRUNE_SHARED),
              within("tidy", TIDY)));

  Pipeline {
    steps = List.copyOf(steps);
  }

  /// The names of all phases and rules.
  Collection<String> names() {
    Set<String> names = new TreeSet<>();
    steps.forEach(step -> step.names().forEach(names::add));
    return names;
  }

  /// This pipeline without the phases and rules of these names, each of which must exist.
  Pipeline without(Set<String> off) {
    Collection<String> names = names();
    for (String name : off) {
      if (!names.contains(name)) {
        throw PlanningException.unknownRule(name, names);
      }
    }
    return new Pipeline(
        steps.stream().map(step -> step.without(off)).flatMap(Optional::stream).toList());
  }

  private static Step across(String name, ProgramRule rule) {
    return new Step.Across(name, rule, List.of());
  }

  private static Step within(String name, List<Rule> rules) {
    return new Step.Within(new Phase(name, Mode.FIXPOINT, rules));
  }
}
