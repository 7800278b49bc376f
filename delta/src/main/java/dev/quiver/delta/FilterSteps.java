package dev.quiver.delta;

import dev.quiver.delta.parquet.Sieve;
import dev.quiver.delta.parquet.Sieve.Step;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compiles the filters of a scan that can be applied while rows are read: those over stored
/// columns that do not fail; and behind them the sifters, those first that have spared most.
final class FilterSteps {
  private final TableScan scan;
  private final List<Sifter> sifters;
  private final Map<Integer, Integer> stored = new HashMap<>();
  private final ExprCompiler compiler;

  FilterSteps(Wanted wanted, ScanColumns columns, ExecutionContext context) {
    this.scan = wanted.scan();
    this.sifters = wanted.sifters();
    this.compiler = new ExprCompiler(Kernels.of(context.settings().kernels()), context.allocator());
    for (int i = 0; i < scan.imports().size(); i++) {
      int id = scan.imports().get(i).column().id();
      columns.stored(i).ifPresent(ordinal -> stored.put(id, ordinal));
    }
  }

  /// The filters that are left when those of `satisfied` need not be applied; adds to them those
  /// that the sieve applies.
  Sieve sieve(BitSet satisfied) {
    List<Expr> filters = new ArrayList<>();
    for (int i = 0; i < scan.filters().size(); i++) {
      Expr filter = scan.filters().get(i).conjunct();
      if (!satisfied.get(i) && applies(filter)) {
        filters.add(filter);
        satisfied.set(i);
      }
    }
    List<Step> steps = new ArrayList<>();
    Set<Column> read = new LinkedHashSet<>();
    for (Expr filter : byColumn(filters)) {
      Set<Column> used = columns(filter);
      used.removeAll(read);
      read.addAll(used);
      List<Integer> columns = used.stream().map(column -> stored.get(column.id())).toList();
      steps.add(new Step(columns, compiler.predicate(filter, List.copyOf(read))));
    }
    addSifts(steps, read, satisfied);
    return new Sieve(steps);
  }

  private boolean applies(Expr filter) {
    Set<Column> used = columns(filter);
    return !used.isEmpty()
        && used.stream().allMatch(column -> stored.containsKey(column.id()))
        && !filter.canFail();
  }

  /// All filters of one column alone as one, where the first of them stands: a column is looked at
  /// once.
  private static List<Expr> byColumn(List<Expr> filters) {
    Map<Set<Column>, List<Expr>> byColumns = new LinkedHashMap<>();
    for (Expr filter : filters) {
      byColumns.computeIfAbsent(columns(filter), _ -> new ArrayList<>()).add(filter);
    }
    return byColumns.entrySet().stream()
        .flatMap(entry ->
            entry.getKey().size() == 1 && entry.getValue().size() > 1
                ? Stream.of(new And(entry.getValue()))
                : entry.getValue().stream())
        .toList();
  }

  private static Set<Column> columns(Expr filter) {
    Set<Column> used = new LinkedHashSet<>();
    collect(filter, used);
    return used;
  }

  private void addSifts(List<Step> steps, Set<Column> read, BitSet satisfied) {
    int filters = scan.filters().size();
    satisfied.clear(filters, Math.max(filters, satisfied.length()));
    IntStream.range(0, sifters.size())
        .boxed()
        .filter(sift -> stored.containsKey(column(sift).id()))
        .sorted(Comparator.comparingDouble(sift -> -sifters.get(sift).benefit()))
        .forEach(sift -> {
          Column column = column(sift);
          List<Integer> columns = read.add(column) ? List.of(stored.get(column.id())) : List.of();
          int ordinal = List.copyOf(read).indexOf(column);
          steps.add(new Step(columns, sifters.get(sift).over(ordinal)));
          satisfied.set(filters + sift);
        });
  }

  private Column column(int sift) {
    return scan.sifts().get(sift).column();
  }

  private static void collect(Expr expr, Set<Column> columns) {
    if (expr instanceof Ref(var column)) {
      columns.add(column);
    }
    expr.children().forEach(child -> collect(child, columns));
  }
}
