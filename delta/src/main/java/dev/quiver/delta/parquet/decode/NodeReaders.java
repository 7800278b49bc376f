package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.ListLayout;
import dev.quiver.delta.parquet.format.MapLayout;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.variant.VariantLayout;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
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
      case ListOf list -> list(node, list, column.members().getFirst(), slots, place);
      case MapOf map -> map(node, map, column.members(), slots, place);
      case Struct struct -> struct(node, struct, column.members(), slots, place);
      case Simple simple when simple == Simple.VARIANT -> variant(node, slots, place);
      case Simple _, Decimal _ -> leaf(node, column.type(), slots, place);
    };
  }

  private VectorReader nulls(DataType type) {
    if (type.isNested()) {
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

  private Made variant(Node node, Slots slots, Place place) {
    VariantLayout layout = VariantLayout.of(node, place);
    Struct type = layout.type();
    List<StoredColumn> columns = StoredColumn.of(type.fields());
    Made parts = struct(layout.stored(), type, columns, slots, place);
    return new Made(
        new VariantReader(parts.reader(), layout.assembly(), allocator), parts.shape(), true);
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

  private Made list(Node node, ListOf type, StoredColumn wanted, Slots slots, Place place) {
    ListLayout layout =
        ListLayout.of(node, slots.repetition(), type.element() instanceof Struct)
            .orElseThrow(() -> place.mismatch(node.text(), type.text()));
    Slots elementSlots = new Slots(slots.repetition() + 1, layout.repeated().definition());
    Made element = node(Optional.of(layout.element()), wanted, elementSlots, place);
    if (element.shape().isEmpty()) {
      element = unseen(layout.repeated(), element.reader(), elementSlots, place);
    }
    return repeated(type, layout.definition(), element, slots, elementSlots, place);
  }

  private Made unseen(Node repeated, VectorReader nulls, Slots slots, Place place) {
    try {
      Unseen unseen = leaves.unseen(repeated, place);
      return Made.nested(new UnseenReader(nulls, slots, unseen), unseen.shape());
    } catch (Throwable e) {
      nulls.close();
      throw e;
    }
  }

  private Made map(Node node, MapOf type, List<StoredColumn> wanted, Slots slots, Place place) {
    MapLayout layout =
        MapLayout.of(node, slots.repetition())
            .orElseThrow(() -> place.mismatch(node.text(), type.text()));
    Slots entrySlots = new Slots(slots.repetition() + 1, layout.entries().definition());
    List<Made> parts = new ArrayList<>(2);
    try {
      parts.add(node(Optional.of(layout.key()), wanted.get(0), entrySlots, place));
      parts.add(node(layout.value(), wanted.get(1), entrySlots, place));
    } catch (Throwable e) {
      parts.forEach(part -> part.reader().close());
      throw e;
    }
    Made entries = struct(layout.entries(), type.entry(), parts, entrySlots, place);
    return repeated(type, layout.definition(), entries, slots, entrySlots, place);
  }

  private Made repeated(
      DataType type, int definition, Made element, Slots slots, Slots elementSlots, Place place) {
    Shape shape = element.shape().orElseThrow();
    return Made.nested(
        new ListReader(
            type,
            slots,
            definition,
            elementSlots,
            element.reader(),
            shape,
            new Frame(allocator),
            place),
        shape);
  }
}
