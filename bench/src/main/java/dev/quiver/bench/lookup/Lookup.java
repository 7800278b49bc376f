package dev.quiver.bench.lookup;

import java.util.List;

/// A question about a few rows: how many there are, and the sum of their amounts.
record Lookup(String name, String where) {
  /// A key that is there, one that is not, and a range of a few times.
  static List<Lookup> of(LookupTable table) {
    long row = table.rows() / 3;
    return List.of(
        new Lookup("key", "key = " + LookupTable.key(row)),
        new Lookup("missing key", "key = " + LookupTable.missingKey()),
        new Lookup("range", "seen >= %d AND seen < %d".formatted(row, row + 500)));
  }

  String sql(String files) {
    return "SELECT count(*), sum(amount) FROM read_parquet('%s') WHERE %s".formatted(files, where);
  }

  String spec(String location) {
    return """
    {"version": 5,
     "input_relations": [{"logical_name": "t", "delta_location": "%s"}],
     "view_definitions": [
      {"name": "found", "transform": {"kind": "Filter", "source": "t", "predicate": "%s"}},
      {"name": "answer",
       "transform": {"kind": "Aggregate", "source": "found", "group_by": [], "aggregations": [
        {"column": "key", "function": "count", "alias": "rows"},
        {"column": "amount", "function": "sum", "alias": "amount"}]}}]}
    """
        .formatted(location, where);
  }
}
