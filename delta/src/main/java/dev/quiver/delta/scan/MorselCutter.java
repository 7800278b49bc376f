package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.OffsetIndex.PageSpan;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.parquet.format.RowRanges.Range;
import dev.quiver.delta.scan.RowGroupPruning.Kept;
import dev.quiver.delta.store.RangedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Cuts row groups into morsels: one each, or several where there are fewer row groups than threads
/// could share.
///
/// Cuts are where pages of the widest column begin, if the file says; otherwise each thread reads
/// the row group's chunks and passes over what is not its own. Cuts change no row, and not their
/// order.
public final class MorselCutter {
  /// Fewer rows are not worth a morsel of their own.
  private static final int LEAST_ROWS = 64 * 1024;

  private static final int MORSELS_A_THREAD = 3;

  private final FilePlanner planner;
  private final int threads;

  /// Cuts for so many threads.
  public MorselCutter(FilePlanner planner, int threads) {
    this.planner = planner;
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
    NavigableSet<Long> borders = borders(plan, group);
    long least = borders.isEmpty() ? Math.max(most, group.rows() / threads + 1) : most;
    List<RowRanges> parts = new ArrayList<>();
    long from = 0;
    while (from < group.rows()) {
      long wanted = Math.min(group.rows(), from + least);
      Long border = borders.isEmpty() ? Long.valueOf(wanted) : borders.ceiling(wanted);
      long to = border == null ? group.rows() : border;
      RowRanges part = kept.rows().and(new RowRanges(List.of(new Range(from, to))));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = to;
    }
    return parts;
  }

  /// The first rows of the widest column's pages; empty where unknown.
  private NavigableSet<Long> borders(FilePlan plan, RowGroup group) {
    NavigableSet<Long> borders = new TreeSet<>();
    Optional<ColumnChunk> widest =
        group.chunks().stream()
            .filter(chunk -> chunk.indexes().offsetIndex().bytes() > 0)
            .max(Comparator.comparingLong(ColumnChunk::bytes));
    if (widest.isPresent()) {
      try (RangedFile file = planner.open(plan.file())) {
        OffsetIndex.read(file, widest.get(), group.rows(), Place.of(file.path()))
            .ifPresent(index -> index.pages().stream().map(PageSpan::row).forEach(borders::add));
      }
    }
    return borders;
  }
}
