package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// How rows are merged into a table: which belong together, by a condition or by equal keys, and
/// what becomes of those that do, of new ones, and of old ones that nothing belongs to.
public record MergePlan(
    Optional<String> on,
    List<String> keys,
    List<MergeClause> whenMatched,
    List<MergeClause> whenNotMatched,
    List<MergeClause> whenNotMatchedBySource) {
  public MergePlan {
    keys = List.copyOf(keys);
    whenMatched = List.copyOf(whenMatched);
    whenNotMatched = List.copyOf(whenNotMatched);
    whenNotMatchedBySource = List.copyOf(whenNotMatchedBySource);
  }

  /// What becomes of the rows for which the condition is true.
  public record MergeClause(
      Optional<String> condition, MergeAction action, SortedMap<String, String> set) {}

  /// What a clause does with a row.
  public enum MergeAction implements WireName {
    UPDATE("update"),
    DELETE("delete"),
    INSERT("insert");

    private final String wire;

    MergeAction(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
