package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

/// What random cases must have tried, for each thousand, or they prove too little.
record Floors(Coverage coverage, int cases) {
  /// Fewer cases than this need not have tried everything.
  private static final int ENOUGH = 500;

  private static final int RULES = 34;

  void ofQueries() {
    always();
    atLeast(300, "answer", "rows", "with NULL");
    atLeast(1, "error", "INVALID_CAST", "OVERFLOW");
    atLeast(200, "tables", "1", "2");
    atLeast(80, "tables", "3");
    atLeast(30, "tables", "4", "5");
    atLeast(30, "join", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "SEMI JOIN", "ANTI JOIN");
    atLeast(200, "join", "JOIN");
    atLeast(15, "join", "CROSS JOIN", ",", "LATERAL", "LEFT JOIN LATERAL");
    atLeast(90, "join", "null-safe", "residual");
    atLeast(50, "subquery", "EXISTS", "NOT EXISTS", "IN", "NOT IN", "ANY", "ALL", "scalar");
    atLeast(400, "subquery", "correlated");
    atLeast(50, "subquery", "correlated twice", "item truth", "item count", "scalar count");
    atLeast(15, "subquery", "in ON", "in HAVING");
    atLeast(5, "query", "ROLLUP", "CUBE", "GROUPING SETS");
    atLeast(5, "query", "UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL");
    atLeast(5, "query", "EXCEPT", "EXCEPT ALL");
    atLeast(100, "query", "common table", "distinct", "filter", "group", "order", "limit");
    atLeast(30, "query", "count distinct", "sum distinct", "having", "limit below");
    atLeast(100, "rule", "OrderJoins", "InferJoinFilters", "PushFilterIntoJoin");
  }

  void ofPrograms() {
    always();
    atLeast(300, "answer", "rows", "with NULL");
    atLeast(400, "operator", "Filter", "Project", "Aggregate", "Relate");
    atLeast(100, "operator", "Sort", "TopK", "Dedupe", "Union", "Sql");
    atLeast(25, "operator", "Limit", "Values", "Intersect", "Except");
    atLeast(100, "relate", "Inner", "condition");
    atLeast(40, "relate", "Left", "Right", "Full", "Semi", "Anti", "Cross", "LeftMark");
    atLeast(40, "relate", "null-safe", "prefix");
    atLeast(50, "set", "Union", "Union distinct");
    atLeast(20, "set", "Union tagged", "Union distinct tagged", "Except", "Except distinct");
    atLeast(10, "set", "Union by position", "Union by position distinct");
    atLeast(20, "set", "Intersect", "Intersect distinct");
    atLeast(40, "aggregate", "count", "count *", "count distinct", "sum", "avg", "min", "max");
    atLeast(25, "aggregate", "sum distinct", "FILTER", "grouping sets", "key of a value");
    atLeast(1, "aggregate", "sum value", "string_agg", "bool_and", "bool_or");
    atLeast(80, "version", "4", "5");
    atLeast(50, "views", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    atLeast(40, "rule", "PruneShared", "EliminateIdentityProject", "PushFilterIntoJoin");
  }

  /// Every type, and every way of running.
  private void always() {
    atLeast(20, "type", "boolean", "int8", "int16", "int32", "int64", "float32", "float64");
    atLeast(20, "type", "string", "binary", "date", "timestamp", "timestamp_ntz");
    atLeast(20, "type", "decimal(12,2)", "decimal(18,3)", "decimal(19,3)", "decimal(38,10)");
    atLeast(900, "way", "threads 1", "threads 2", "threads 4", "kernels SCALAR", "kernels SIMD");
    atLeast(900, "way", "runtime filters on", "runtime filters off");
    atLeast(300, "way", "batch rows 1", "batch rows 7", "batch rows 1024", "batch rows 2048");
    if (cases >= ENOUGH) {
      assertThat(coverage.names("rule")).as("rules that fired").isGreaterThanOrEqualTo(RULES);
    }
  }

  private void atLeast(int least, String family, String... names) {
    coverage.atLeast(least, cases, family, names);
  }
}
