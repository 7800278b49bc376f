package dev.quiver.logical.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds functions by name, and says of some why they are not here.
final class FunctionNames {
  private static final Map<String, Found> KNOWN = known();
  private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");
  private static final String METADATA = "fields carry no metadata here";
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("map_normalize", "maps keep their entries as they are"),
          Map.entry("semantic_tag", METADATA),
          Map.entry("arrow_metadata", METADATA),
          Map.entry("cpg_score", "it gives its argument back: write that"),
          Map.entry("col_to_byte", "offsets in lines are not computed here"),
          Map.entry("canonicalize_byte_span", "offsets in lines are not computed here"),
          Map.entry("position_encoding_norm", "offsets in lines are not computed here"),
          Map.entry("async_echo", "it is for tests only"),
          Map.entry("random", "a run must give the same rows again"),
          Map.entry("uuid", "a run must give the same rows again; see stable_id"),
          Map.entry("now", "a run must give the same rows again; pass a parameter"),
          Map.entry("current_timestamp", "a run must give the same rows again; pass a parameter"),
          Map.entry("current_date", "a run must give the same rows again; pass a parameter"));

  private FunctionNames() {}

  /// What a name stands for.
  sealed interface Found {
    /// A function that runs.
    record Runs(ScalarFunction function) implements Found {}

    /// A function that is written out.
    record IsRewritten(RewrittenFunction function) implements Found {}
  }

  static Found find(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    Found found = KNOWN.get(folded);
    if (found != null) {
      return found;
    }
    if (AGGREGATES.contains(folded)) {
      throw ExprException.unsupportedFunction(
          name, "aggregates stand in an aggregation, not in an expression over single rows");
    }
    String reason = UNSUPPORTED.get(folded);
    if (reason != null) {
      throw ExprException.unsupportedFunction(name, reason);
    }
    throw ExprException.unknownFunction(name, new ArrayList<>(new TreeSet<>(KNOWN.keySet())));
  }

  private static Map<String, Found> known() {
    Map<String, Found> known = new HashMap<>();
    for (ScalarFunction function : ScalarFunction.all()) {
      add(known, function.text(), function.aliases(), new Found.Runs(function));
    }
    for (RewrittenFunction function : RewrittenFunction.values()) {
      add(known, function.text(), function.aliases(), new Found.IsRewritten(function));
    }
    return Map.copyOf(known);
  }

  private static void add(
      Map<String, Found> known, String name, List<String> aliases, Found found) {
    known.put(name, found);
    aliases.forEach(alias -> known.put(alias, found));
  }
}
