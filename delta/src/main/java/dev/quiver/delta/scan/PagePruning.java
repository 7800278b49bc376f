package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.ColumnIndex;
import dev.quiver.delta.parquet.format.ColumnIndex.PageBounds;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.parquet.format.RowRanges.Range;
import dev.quiver.delta.scan.FileColumns.StoredLeaf;
import dev.quiver.delta.skip.ColumnPath;
import dev.quiver.delta.skip.Domain;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the rows of a row group whose pages may hold a value that a filter wants.
///
/// Pages of two columns do not begin at the same rows, so each term over one column is asked by
/// itself, and AND and OR go by ranges of rows.
final class PagePruning {
  private final RangedFile file;
  private final FileColumns columns;
  private final Pruner pruner;
  private final ScanCounts counts;
  private final Map<ColumnChunk, Optional<Pages>> read = new HashMap<>();

  PagePruning(RangedFile file, FileColumns columns, Pruner pruner, ScanCounts counts) {
    this.file = file;
    this.columns = columns;
    this.pruner = pruner;
    this.counts = counts;
  }

  /// The pages of a chunk, and what is known of each.
  private record Pages(OffsetIndex offsets, ColumnIndex bounds) {}

  /// The rows that may match; all where pages tell nothing.
  RowRanges keep(Expr filter, RowGroup group) {
    return switch (filter) {
      case And(var terms) ->
          terms.stream().map(term -> keep(term, group)).reduce(RowRanges::and).orElseThrow();
      case Or(var terms) ->
          terms.stream().map(term -> keep(term, group)).reduce(RowRanges::or).orElseThrow();
      case Expr term -> keepTerm(term, group);
    };
  }

  private RowRanges keepTerm(Expr term, RowGroup group) {
    Set<Expr> used = new LinkedHashSet<>();
    collect(term, used);
    if (used.size() != 1 || term.canFail()) {
      return RowRanges.all(group.rows());
    }
    return leaf(used.iterator().next())
        .flatMap(leaf -> pages(leaf, group).map(pages -> keep(term, leaf, pages)))
        .orElseGet(() -> RowRanges.all(group.rows()));
  }

  private RowRanges keep(Expr term, StoredLeaf leaf, Pages pages) {
    RowRanges.Builder rows = new RowRanges.Builder();
    int count = pages.offsets().pages().size();
    int kept = 0;
    for (int page = 0; page < count; page++) {
      PageBounds known = pages.bounds().pages().get(page);
      Domain domain = known.onlyNulls() ? Domain.onlyNull() : leaf.domain(known.bounds());
      if (pruner.match(term, (_, _) -> domain) != Match.NONE) {
        rows.add(new Range(pages.offsets().pages().get(page).row(), pages.offsets().end(page)));
        kept++;
      }
    }
    counts.pages(count, kept);
    return rows.build();
  }

  private Optional<Pages> pages(StoredLeaf leaf, RowGroup group) {
    ColumnChunk chunk = group.chunks().get(leaf.leaf().ordinal());
    return read.computeIfAbsent(chunk, _ -> read(chunk, group.rows()));
  }

  private Optional<Pages> read(ColumnChunk chunk, long rows) {
    Place place = Place.of(file.path());
    if (chunk.encrypted() || chunk.indexes().columnIndex().bytes() == 0) {
      return Optional.empty();
    }
    return OffsetIndex.read(file, chunk, rows, place)
        .filter(offsets -> offsets.pages().size() > 1)
        .flatMap(offsets ->
            ColumnIndex.read(file, chunk, offsets.pages().size(), place)
                .map(bounds -> new Pages(offsets, bounds)));
  }

  private Optional<StoredLeaf> leaf(Expr column) {
    return ColumnPath.of(column).flatMap(path -> columns.leaf(path.column(), path.members()));
  }

  private static void collect(Expr expr, Set<Expr> used) {
    if (expr instanceof Ref || expr instanceof Member) {
      used.add(expr);
    } else {
      expr.children().forEach(child -> collect(child, used));
    }
  }
}
