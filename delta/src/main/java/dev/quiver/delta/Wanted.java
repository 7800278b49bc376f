package dev.quiver.delta;

import dev.quiver.exec.filter.Sifter;
import dev.quiver.logical.expr.Expr;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wanted of a scan: the rows for which its filters are true and that its sifters, of its
/// sifts in their order, let pass; of them no more than the first `rows`.
record Wanted(TableScan scan, List<Sifter> sifters, long rows) {
  Wanted {
    sifters = List.copyOf(sifters);
  }

  /// All rows of a scan.
  static Wanted all(TableScan scan) {
    return new Wanted(scan, List.of(), Long.MAX_VALUE);
  }

  /// What a sifter says of the rows that may pass.
  record Said(Sifter sifter, Expr predicate) {}

  List<ScanFilter> filters() {
    return scan.filters();
  }

  /// The filters over the table's columns.
  List<Expr> predicates(ScanColumns columns) {
    return filters().stream().map(filter -> columns.overTable(filter.conjunct())).toList();
  }

  /// What sifters have to say by now, over the table's columns.
  List<Said> said(ScanColumns columns) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < sifters.size(); i++) {
      Sift sift = scan.sifts().get(i);
      Sifter sifter = sifters.get(i);
      Optional<Expr> predicate = sifter.predicate(columns.overTable(sift.value()));
      predicate.ifPresent(one -> said.add(new Said(sifter, one)));
    }
    return said;
  }
}
