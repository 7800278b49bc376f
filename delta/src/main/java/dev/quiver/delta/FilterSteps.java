package dev.quiver.delta;

import dev.quiver.delta.parquet.Sieve;
import dev.quiver.delta.parquet.Sieve.Step;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles the filters of a scan that can be applied while rows are read: those over stored
/// columns that do not fail.
final class FilterSteps {
  private final TableScan scan;
  private final Map<Integer, Integer> stored = new HashMap<>();
  private final ExprCompiler compiler;

  FilterSteps(TableScan scan, ScanColumns columns, ExecutionContext context) {
    this.scan = scan;
    this.compiler = new ExprCompiler(Kernels.of(context.settings().kernels()), context.allocator());
    for (int i = 0; i < scan.imports().size(); i++) {
      int id = scan.imports().get(i).column().id();
      columns.stored(i).ifPresent(ordinal -> stored.put(id, ordinal));
    }
  }

  /// The filters that are left when those of `satisfied` need not be applied; adds to them those
  /// that the sieve applies.
  Sieve sieve(BitSet satisfied) {
    List<Step> steps = new ArrayList<>();
    Set<Column> read = new LinkedHashSet<>();
    for (int i = 0; i < scan.filters().size(); i++) {
      Expr filter = scan.filters().get(i).conjunct();
      Set<Column> used = new LinkedHashSet<>();
      collect(filter, used);
      boolean applies = used.stream().allMatch(column -> stored.containsKey(column.id()));
      if (!satisfied.get(i) && applies && !used.isEmpty() && !filter.canFail()) {
        used.removeAll(read);
        read.addAll(used);
        List<Integer> columns = used.stream().map(column -> stored.get(column.id())).toList();
        steps.add(new Step(columns, compiler.predicate(filter, List.copyOf(read))));
        satisfied.set(i);
      }
    }
    return new Sieve(steps);
  }

  private static void collect(Expr expr, Set<Column> columns) {
    if (expr instanceof Ref(var column)) {
      columns.add(column);
    }
    expr.children().forEach(child -> collect(child, columns));
  }
}
