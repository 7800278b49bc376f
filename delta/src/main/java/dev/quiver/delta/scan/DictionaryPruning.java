package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.decode.ReaderFactory;
import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.scan.FileColumns.StoredLeaf;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Evaluates a filter over one column on the distinct values of a row group, where a dictionary has
/// them all; on NULL as well where there may be one.
final class DictionaryPruning {
  /// Larger ones cost more than they save as a rule.
  private static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_ENTRIES = ExecutionSettings.MAX_BATCH_ROWS;

  private final RangedFile file;
  private final FileColumns columns;
  private final ExecutionContext context;
  private final Kernels kernels;

  DictionaryPruning(RangedFile file, FileColumns columns, ExecutionContext context) {
    this.file = file;
    this.columns = columns;
    this.context = context;
    this.kernels = Kernels.of(context.settings().kernels());
  }

  /// For how many rows the filter is true.
  Match match(Expr filter, RowGroup group) {
    List<Column> used = references(filter).distinct().limit(2).toList();
    if (used.size() != 1) {
      return Match.SOME;
    }
    return columns
        .leaf(used.getFirst().id(), List.of())
        .filter(leaf -> isWorthwhile(group.chunks().get(leaf.leaf().ordinal())))
        .map(leaf -> match(filter, used.getFirst(), leaf, group))
        .orElse(Match.SOME);
  }

  private static boolean isWorthwhile(ColumnChunk chunk) {
    int bytes = chunk.indexes().dictionary().bytes();
    return chunk.indexes().coded() && !chunk.encrypted() && bytes > 0 && bytes <= MOST_BYTES;
  }

  private Match match(Expr filter, Column column, StoredLeaf stored, RowGroup group) {
    ReaderFactory readers = new ReaderFactory(file, group, 1, kernels, context.allocator());
    Optional<FlatVector> entries = readers.entries(stored.leaf(), stored.type());
    if (entries.isEmpty()) {
      return Match.SOME;
    }
    try (Batch batch = Batch.of(List.of(entries.get()), entries.get().rows())) {
      return batch.rows() > MOST_ENTRIES
          ? Match.SOME
          : match(
              new ExprCompiler(kernels, context.allocator()).predicate(filter, List.of(column)),
              batch,
              stored.canBeNull(group));
    }
  }

  private Match match(CompiledPredicate predicate, Batch entries, boolean canBeNull) {
    int[] selected = new int[entries.rows() + 1];
    int found = predicate.select(entries, entries.selection(), selected);
    boolean nullFound = canBeNull && isTrueOfNull(predicate, entries.column(0).type());
    if (found == 0 && !nullFound) {
      return Match.NONE;
    }
    return found == entries.rows() && (nullFound || !canBeNull) ? Match.ALL : Match.SOME;
  }

  private boolean isTrueOfNull(CompiledPredicate predicate, DataType type) {
    try (VectorWriter writer = new VectorWriter(context.allocator(), type, 1)) {
      writer.setNull(0);
      try (Batch one = Batch.of(List.of(writer.finish()), 1)) {
        return predicate.select(one, one.selection(), new int[2]) == 1;
      }
    }
  }

  private static Stream<Column> references(Expr expr) {
    return expr instanceof Ref(var column)
        ? Stream.of(column)
        : expr.children().stream().flatMap(DictionaryPruning::references);
  }
}
