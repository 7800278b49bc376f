package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import java.util.ArrayList;
import java.util.List;

/// Makes the tree of the flat list of schema elements, parents before their members.
final class SchemaTree {
  private static final int MAX_DEPTH = 100;

  private final List<SchemaElement> elements;
  private final Place place;
  private final List<Leaf> leaves = new ArrayList<>();
  private int next = 1;

  SchemaTree(List<SchemaElement> elements, Place place) {
    this.elements = elements;
    this.place = place;
  }

  /// The root, whose own repetition counts for nothing.
  Group build() {
    if (elements.isEmpty()) {
      throw place.corrupt("the footer has no schema");
    }
    SchemaElement root = elements.getFirst();
    Group group =
        new Group(root.name(), root.id(), 0, 0, root.annotation(), members(root, 0, 0, 0));
    if (next != elements.size()) {
      throw place.corrupt("the schema has %d elements too many".formatted(elements.size() - next));
    }
    return group;
  }

  /// The columns, in the order of their chunks.
  List<Leaf> leaves() {
    return leaves;
  }

  private List<Node> members(SchemaElement group, int definition, int repetition, int depth) {
    if (depth > MAX_DEPTH) {
      throw place.corrupt("the schema nests more than %d deep".formatted(MAX_DEPTH));
    }
    List<Node> members = new ArrayList<>();
    for (int i = 0; i < group.members(); i++) {
      if (next >= elements.size()) {
        throw place.corrupt("the schema ends inside group " + group.name());
      }
      members.add(node(elements.get(next++), definition, repetition, depth));
    }
    return members;
  }

  private Node node(SchemaElement element, int above, int repeatedAbove, int depth) {
    int definition = above + (element.repetition() == SchemaElement.REQUIRED ? 0 : 1);
    int repetition = repeatedAbove + (element.repetition() == SchemaElement.REPEATED ? 1 : 0);
    if (element.type() < 0) {
      return new Group(
          element.name(),
          element.id(),
          definition,
          repetition,
          element.annotation(),
          members(element, definition, repetition, depth + 1));
    }
    Leaf leaf =
        new Leaf(
            element.name(),
            element.id(),
            definition,
            repetition,
            element.annotation(),
            type(element),
            length(element),
            leaves.size());
    leaves.add(leaf);
    return leaf;
  }

  private PhysicalType type(SchemaElement element) {
    return PhysicalType.of(element.type(), place.column(element.name()));
  }

  private int length(SchemaElement element) {
    if (type(element) != PhysicalType.FIXED_LEN_BYTE_ARRAY) {
      return 0;
    }
    if (element.length() <= 0) {
      throw place.column(element.name()).corrupt("values of fixed length " + element.length());
    }
    return element.length();
  }
}
