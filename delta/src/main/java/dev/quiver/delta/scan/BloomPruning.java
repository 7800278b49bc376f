package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.BloomFilter;
import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.StoredBytes;
import dev.quiver.delta.parquet.format.XxHash64;
import dev.quiver.delta.scan.FileColumns.StoredLeaf;
import dev.quiver.delta.skip.ColumnPath;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import java.util.List;
import java.util.Optional;

/// Takes values out of a filter that a row group's bloom filters know are not there.
///
/// What cannot be true becomes FALSE though it may have been NULL, so only terms that AND and OR
/// lead to are looked at.
final class BloomPruning {
  private final RangedFile file;
  private final FileColumns columns;

  BloomPruning(RangedFile file, FileColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  /// A filter that is true for the same rows of the row group.
  Expr rewrite(Expr filter, RowGroup group) {
    return switch (filter) {
      case And _, Or _ ->
          filter.withChildren(
              filter.children().stream().map(term -> rewrite(term, group)).toList());
      case Compare(var op, var value, Literal constant) when isEquality(op) ->
          present(filter, value, List.of(constant), group);
      case Compare(var op, Literal constant, var value) when isEquality(op) ->
          present(filter, value, List.of(constant), group);
      case InList(var value, var options) -> present(filter, value, options, group);
      case Expr other -> other;
    };
  }

  private static boolean isEquality(Comparison op) {
    return op == Comparison.EQ || op == Comparison.NOT_DISTINCT;
  }

  private Expr present(Expr filter, Expr value, List<Literal> constants, RowGroup group) {
    Optional<StoredLeaf> leaf =
        ColumnPath.of(value).flatMap(path -> columns.leaf(path.column(), path.members()));
    if (leaf.isEmpty()) {
      return filter;
    }
    StoredBytes form = new StoredBytes(leaf.get().leaf(), leaf.get().type());
    ColumnChunk chunk = group.chunks().get(leaf.get().leaf().ordinal());
    Optional<BloomFilter> bloom =
        chunk.encrypted() || constants.stream().noneMatch(each -> isKnown(form, each))
            ? Optional.empty()
            : BloomFilter.open(file, chunk, constants.size(), Place.of(file.path()));
    if (bloom.isEmpty()) {
      return filter;
    }
    List<Literal> present =
        constants.stream().filter(constant -> mayHold(bloom.get(), form, constant)).toList();
    return present.isEmpty()
        ? Literal.of(false)
        : filter instanceof InList ? new InList(value, present) : filter;
  }

  private static boolean isKnown(StoredBytes form, Literal constant) {
    return !constant.isNull() && form.of(constant.value()).isPresent();
  }

  private static boolean mayHold(BloomFilter bloom, StoredBytes form, Literal constant) {
    return constant.isNull()
        || form.of(constant.value())
            .map(forms -> forms.stream().anyMatch(bytes -> bloom.mayHold(XxHash64.hash(bytes))))
            .orElse(true);
  }
}
