package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.parquet.format.RowRanges.Range;
import dev.quiver.delta.scan.RowGroupPruning.Kept;
import dev.quiver.delta.store.RangedFile;
import java.util.ArrayList;
import java.util.List;

/// Cuts row groups into morsels: one each, or several where there are fewer row groups than threads
/// could share.
///
/// Cuts are where pages of the columns that are read begin, so that none is read twice where they
/// begin together, and little where they do not: see [PageBorders]. Cuts change no row, and not
/// their order.
public final class MorselCutter {
  /// Fewer rows are not worth a morsel of their own.
  private static final int LEAST_ROWS = 64 * 1024;

  private static final int MORSELS_A_THREAD = 3;

  private final FilePlanner planner;
  private final List<StoredColumn> columns;
  private final int threads;

  /// Cuts for so many threads, which read some columns.
  public MorselCutter(FilePlanner planner, List<StoredColumn> columns, int threads) {
    this.planner = planner;
    this.columns = List.copyOf(columns);
    this.threads = threads;
  }

  /// The morsels of all files, in plan order.
  public List<Morsel> cut(List<FilePlan> plans) {
    int groups = plans.stream().mapToInt(plan -> plan.kept().size()).sum();
    long rows = plans.stream().flatMap(plan -> plan.kept().stream()).mapToLong(this::rows).sum();
    long most = Math.max(LEAST_ROWS, rows / ((long) MORSELS_A_THREAD * threads) + 1);
    boolean enough = threads == 1 || groups >= MORSELS_A_THREAD * threads;
    List<Morsel> morsels = new ArrayList<>();
    for (FilePlan plan : plans) {
      for (Kept kept : plan.kept()) {
        List<RowRanges> parts =
            enough || rows(kept) < 2L * LEAST_ROWS ? List.of(kept.rows()) : parts(plan, kept, most);
        for (RowRanges part : parts) {
          morsels.add(
              new Morsel(
                  plan.file(), plan.footer(), new Kept(kept.group(), part, kept.satisfied())));
        }
      }
    }
    return morsels;
  }

  private long rows(Kept kept) {
    return kept.rows().rows();
  }

  private List<RowRanges> parts(FilePlan plan, Kept kept, long most) {
    RowGroup group = plan.footer().rowGroups().get(kept.group());
    long count = (group.rows() + most - 1) / most;
    long least = (group.rows() + count - 1) / count;
    PageBorders borders = borders(plan, group);
    List<RowRanges> parts = new ArrayList<>();
    for (long from = 0; from < group.rows(); ) {
      long to = borders.end(from, least);
      RowRanges part = kept.rows().and(new RowRanges(List.of(new Range(from, to))));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = to;
    }
    return parts;
  }

  private PageBorders borders(FilePlan plan, RowGroup group) {
    try (RangedFile file = planner.open(plan.file())) {
      List<Leaf> leaves = new ArrayList<>();
      columns.forEach(column ->
          column
              .name()
              .in(plan.footer().schema(), Place.of(file.path()))
              .ifPresent(node -> collect(node, leaves)));
      return new PageBorders(file, group, leaves);
    }
  }

  private static void collect(Node node, List<Leaf> leaves) {
    switch (node) {
      case Leaf leaf -> leaves.add(leaf);
      case Group group -> group.members().forEach(member -> collect(member, leaves));
    }
  }
}
