package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Makes readers of columns of columns, as the table wants them, from the nodes a file has.
final class NodeReaders {
  private final LeafReaders leaves;
  private final BufferAllocator allocator;

  NodeReaders(LeafReaders leaves, BufferAllocator allocator) {
    this.leaves = leaves;
    this.allocator = allocator;
  }

  /// Readers of members of a group that stands, where it stands at all, at `slots`.
  List<Made> members(Group within, List<StoredColumn> columns, Slots slots, Place place) {
    List<Made> made = new ArrayList<>(columns.size());
    try {
      for (StoredColumn column : columns) {
        made.add(node(column.name().in(within, place), column, slots, place));
      }
      return made;
    } catch (Throwable e) {
      made.forEach(member -> member.reader().close());
      throw e;
    }
  }

  private Made node(Optional<Node> stored, StoredColumn column, Slots slots, Place above) {
    if (stored.isEmpty() || stored.get().annotation() == Annotation.Simple.UNKNOWN) {
      return Made.missing(nulls(column.type()));
    }
    Node node = stored.get();
    Place place = node.below(above);
    return switch (column.type()) {
      case Struct struct -> struct(node, struct, column.members(), slots, place);
      case Simple _, Decimal _ -> leaf(node, column.type(), slots, place);
    };
  }

  private VectorReader nulls(DataType type) {
    if (type instanceof Struct) {
      return new NullsReader(type, allocator);
    }
    try (VectorWriter writer = new VectorWriter(allocator, type, 1)) {
      writer.setNull(0);
      return new ConstantReader(writer.finish());
    }
  }

  private Made leaf(Node node, DataType type, Slots slots, Place place) {
    if (node instanceof Leaf leaf && leaf.repetition() == slots.repetition()) {
      return leaves.leaf(leaf, type, slots, place);
    }
    throw place.mismatch(node.text(), type.text());
  }

  private Made struct(
      Node node, Struct type, List<StoredColumn> columns, Slots slots, Place place) {
    if (!(node instanceof Group group)
        || group.repetition() != slots.repetition()
        || !group.isStruct()) {
      throw place.mismatch(node.text(), type.text());
    }
    return struct(group, type, members(group, columns, slots, place), slots, place);
  }

  private Made struct(Group group, Struct type, List<Made> members, Slots slots, Place place) {
    try {
      Optional<Shape> seen = shape(members);
      Optional<Unseen> unseen =
          seen.isEmpty() ? Optional.of(leaves.unseen(group, place)) : Optional.empty();
      Shape shape = seen.or(() -> unseen.map(Unseen::shape)).orElseThrow();
      return Made.nested(
          new StructReader(
              type, slots, group.definition(), members, unseen, shape, new Frame(allocator), place),
          shape);
    } catch (Throwable e) {
      members.forEach(member -> member.reader().close());
      throw e;
    }
  }

  /// The shape with the fewest levels of its own.
  private static Optional<Shape> shape(List<Made> members) {
    return members.stream()
        .flatMap(member -> member.shape().stream())
        .min(Comparator.comparingInt(Shape::repetition));
  }
}
