package dev.quiver.exec;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.filter.RuntimeFilters;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.io.TableSource;
import dev.quiver.exec.operator.FilterOperator;
import dev.quiver.exec.operator.Operator;
import dev.quiver.exec.operator.ScanSource;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Publication;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;

/// Makes streams of scans, and brings those who publish runtime filters together with them: a scan
/// is opened when the filters it asks are there.
final class ScanCutter {
  private final TableIo io;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final RuntimeFilters filters = new RuntimeFilters();

  ScanCutter(TableIo io, Expressions expressions, ExecutionContext context) {
    this.io = io;
    this.expressions = expressions;
    this.context = context;
  }

  /// What publishes filters of a join's keys.
  KeyFilters published(JoinOn on, Account account) {
    List<KeyFilters.Key> keys = new ArrayList<>();
    for (Publication one : on.publications()) {
      JoinKey key = on.keys().get(one.key());
      FilterSlot slot = filters.slot(one.filter());
      keys.add(new KeyFilters.Key(one.key(), key.left().type(), key.matchesNull(), slot));
    }
    return new KeyFilters(keys, account);
  }

  /// Where a filter is put that gets better while rows come; scans do not wait for it.
  FilterSlot slot(int filter) {
    FilterSlot slot = filters.slot(filter);
    slot.promise();
    return slot;
  }

  /// The rows of a scan, of which no more than the `first` are wanted.
  Stream scan(TableScan scan, long first, OperatorMetrics metrics) {
    List<Sifter> sifters = scan.sifts().stream().map(sift -> sifter(sift, metrics)).toList();
    Stream stream = Stream.of(new ScanSource(() -> open(scan, first, sifters), metrics));
    for (Sift sift : scan.sifts()) {
      stream = stream.awaiting(filters.slot(sift.filter()));
    }
    return PlanCutter.metered(stream, below -> filtered(below, scan, sifters), metrics);
  }

  private Sifter sifter(Sift sift, OperatorMetrics metrics) {
    return new Sifter(sift.filter(), filters.slot(sift.filter()), sift.column().type(), metrics);
  }

  private TableSource open(TableScan scan, long first, List<Sifter> sifters) {
    return sifters.isEmpty()
        ? io.openFirst(scan, first, context)
        : io.openSifted(scan, sifters, context);
  }

  /// What the source has not taken out.
  private Operator filtered(Operator below, TableScan scan, List<Sifter> sifters) {
    List<Column> columns = scan.columns();
    Operator operator = below;
    for (int i = 0; i < scan.filters().size(); i++) {
      ScanFilter filter = scan.filters().get(i);
      if (filter.pushdown() != Pushdown.EXACT) {
        CompiledPredicate predicate = expressions.predicate(filter.conjunct(), columns);
        operator = FilterOperator.residual(operator, predicate, i);
      }
    }
    for (int i = 0; i < sifters.size(); i++) {
      int ordinal = Expressions.ordinal(scan.sifts().get(i).column(), columns);
      CompiledPredicate predicate = sifters.get(i).over(ordinal);
      operator = FilterOperator.residual(operator, predicate, scan.filters().size() + i);
    }
    return operator;
  }
}
