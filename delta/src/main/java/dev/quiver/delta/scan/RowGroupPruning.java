package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.skip.Domains;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.logical.expr.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Decides which rows of one file's row groups are read. In filters a column's id is its ordinal in
/// the table.
public final class RowGroupPruning {
  private final List<Expr> filters;
  private final ParquetFooter footer;
  private final FileColumns columns;
  private final Pruner pruner;
  private final PagePruning pages;
  private final BloomPruning blooms;
  private final DictionaryPruning dictionaries;
  private final ScanCounts counts;

  /// Prunes the row groups of an open file.
  RowGroupPruning(
      List<Expr> filters,
      RangedFile file,
      ParquetFooter footer,
      FileColumns columns,
      Pruner pruner,
      ScanCounts counts,
      ExecutionContext context) {
    this.filters = List.copyOf(filters);
    this.footer = footer;
    this.columns = columns;
    this.pruner = pruner;
    this.pages = new PagePruning(file, columns, pruner, counts);
    this.blooms = new BloomPruning(file, columns);
    this.dictionaries = new DictionaryPruning(file, columns, context);
    this.counts = counts;
  }

  /// Rows of a row group that may have some for which all filters are true; those of `satisfied`
  /// are true for each of them.
  public record Kept(int group, RowRanges rows, BitSet satisfied) {}

  /// What is left of each row group that has rows, and may have some that match; `satisfied` are
  /// true for the whole file.
  public List<Kept> keep(BitSet satisfied) {
    List<Kept> kept = new ArrayList<>();
    for (int i = 0; i < footer.rowGroups().size(); i++) {
      RowGroup group = footer.rowGroups().get(i);
      BitSet all = (BitSet) satisfied.clone();
      RowRanges rows = rows(group, all);
      counts.rows(group.rows(), rows.rows());
      if (!rows.isEmpty()) {
        kept.add(new Kept(i, rows, all));
      }
    }
    counts.add("row_groups", footer.rowGroups().size());
    counts.add("row_groups_read", kept.size());
    return kept;
  }

  private RowRanges rows(RowGroup group, BitSet satisfied) {
    if (group.rows() == 0 || isNone(ScanCounts.STATISTICS, match(group), satisfied)) {
      return RowRanges.NONE;
    }
    RowRanges rows = inPages(RowRanges.all(group.rows()), group, satisfied);
    if (rows.isEmpty()) {
      return rows;
    }
    boolean none =
        isNone(
                ScanCounts.BLOOM,
                filter -> pruner.match(blooms.rewrite(filter, group), domains(group)),
                satisfied)
            || isNone(
                ScanCounts.DICTIONARY, filter -> dictionaries.match(filter, group), satisfied);
    return none ? RowRanges.NONE : rows;
  }

  /// What is left of rows by bounds alone, those of the row group and of its pages: it is asked
  /// once more while rows are read.
  RowRanges left(Kept kept) {
    RowGroup group = footer.rowGroups().get(kept.group());
    BitSet satisfied = new BitSet();
    return isNone(ScanCounts.STATISTICS, match(group), satisfied)
        ? RowRanges.NONE
        : inPages(kept.rows(), group, satisfied);
  }

  private RowRanges inPages(RowRanges all, RowGroup group, BitSet satisfied) {
    RowRanges rows = all;
    for (int i = satisfied.nextClearBit(0); i < filters.size(); i = satisfied.nextClearBit(i + 1)) {
      Expr filter = filters.get(i);
      RowRanges left = filter.canFail() ? rows : rows.and(pages.keep(filter, group));
      counts.passedOver(i, rows.rows() - left.rows());
      rows = left;
      if (rows.isEmpty()) {
        counts.dropped(ScanCounts.PAGES, i);
        return rows;
      }
    }
    return rows;
  }

  private Step match(RowGroup group) {
    return filter -> pruner.match(filter, domains(group));
  }

  private Domains domains(RowGroup group) {
    return (ordinal, path) -> columns.domain(ordinal, path, group);
  }

  /// Asks a step about each open filter; notes those that are true for all rows.
  private boolean isNone(String name, Step step, BitSet satisfied) {
    for (int i = satisfied.nextClearBit(0); i < filters.size(); i = satisfied.nextClearBit(i + 1)) {
      Match match = filters.get(i).canFail() ? Match.SOME : step.match(filters.get(i));
      if (match == Match.NONE) {
        counts.dropped(name, i);
        return true;
      }
      satisfied.set(i, match == Match.ALL);
    }
    return false;
  }

  /// Answers for one filter over a row group.
  private interface Step {
    Match match(Expr filter);
  }
}
