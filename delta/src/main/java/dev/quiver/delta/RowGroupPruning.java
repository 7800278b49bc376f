package dev.quiver.delta;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Bounds;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.skip.Domain;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Prunes the row groups of a file by what its footer says of them. In predicates a column's id is
/// its ordinal in the table.
final class RowGroupPruning {
  private final Snapshot snapshot;
  private final Pruner pruner;

  RowGroupPruning(Snapshot snapshot, Pruner pruner) {
    this.snapshot = snapshot;
    this.pruner = pruner;
  }

  /// The row groups, in order, that have rows and may have some for which every predicate is true.
  List<Integer> keep(List<Expr> predicates, ParquetFooter footer, DataFile file) {
    return IntStream.range(0, footer.rowGroups().size())
        .filter(group -> mayMatch(predicates, footer, footer.rowGroups().get(group), file))
        .boxed()
        .toList();
  }

  private boolean mayMatch(
      List<Expr> predicates, ParquetFooter footer, RowGroup group, DataFile file) {
    return group.rows() > 0
        && predicates.stream()
            .noneMatch(predicate ->
                pruner.match(predicate, ordinal -> domain(ordinal, footer, group, file))
                    == Match.NONE);
  }

  private Domain domain(int ordinal, ParquetFooter footer, RowGroup group, DataFile file) {
    Field field = snapshot.schema().fields().get(ordinal);
    int partition = snapshot.partitionColumns().indexOf(field.name());
    if (partition >= 0) {
      return Domain.of(file.partition().get(partition));
    }
    Optional<Node> stored =
        snapshot.metadata().stored().get(ordinal).name().in(footer.schema(), Place.of(file.path()));
    if (stored.isEmpty()) {
      return Domain.onlyNull();
    }
    return stored.get() instanceof Leaf leaf
            && !leaf.repeated()
            && !field.type().isNested()
            && leaf.annotation() != Annotation.Simple.UNKNOWN
        ? domain(leaf, field.type(), group)
        : Domain.between(Value.NULL, Value.NULL, true);
  }

  private static Domain domain(Leaf leaf, DataType type, RowGroup group) {
    Bounds bounds = group.chunks().get(leaf.ordinal()).bounds();
    if (bounds.nulls() == group.rows()) {
      return Domain.onlyNull();
    }
    boolean canBeNull = leaf.definition() > 0 && bounds.nulls() != 0;
    Domain domain = Domain.between(bounds.min(leaf, type), bounds.max(leaf, type), canBeNull);
    return type.isFloat() ? domain.orNaN() : domain;
  }
}
