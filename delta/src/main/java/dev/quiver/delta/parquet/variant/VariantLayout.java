package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.ListLayout;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.PhysicalType;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a file keeps a column of variants: the struct to read of it, and how its members make one
/// value again.
public final class VariantLayout {
  private static final String METADATA = "metadata";
  private static final String VALUE = "value";
  private static final String TYPED = "typed_value";

  private final Group stored;
  private final Struct type;
  private final Shredded part;
  private final List<byte[]> names = new ArrayList<>();
  private final Place place;

  private VariantLayout(Group stored, Place place) {
    this.place = place;
    this.stored = (Group) raw(stored);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(METADATA, Simple.BINARY));
    this.part = part(stored, fields, place);
    this.type = new Struct(fields);
  }

  /// The layout of a column; a refusal if it cannot be one of variants.
  public static VariantLayout of(Node node, Place place) {
    if (node instanceof Group group && isBytes(member(group, METADATA)) && hasPart(group)) {
      return new VariantLayout(group, place);
    }
    throw place.mismatch(node.text(), Simple.VARIANT.text());
  }

  /// What to read of the group.
  public Struct type() {
    return type;
  }

  /// The group to read: the file's own, but for what its numbers mean.
  public Group stored() {
    return stored;
  }

  /// What makes variants of the struct's vectors.
  public VariantAssembly assembly() {
    return new VariantAssembly(part, names.toArray(new byte[0][]), place);
  }

  private static boolean hasPart(Group group) {
    return isBytes(member(group, VALUE)) || member(group, TYPED).isPresent();
  }

  private static boolean isBytes(Optional<Node> node) {
    return node.isPresent()
        && node.get() instanceof Leaf leaf
        && leaf.type() == PhysicalType.BYTE_ARRAY;
  }

  private static Optional<Node> member(Group group, String name) {
    return group.members().stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /// Adds the columns of a part to the members of its struct.
  private Shredded part(Group group, List<Field> fields, Place at) {
    int value = -1;
    if (isBytes(member(group, VALUE))) {
      value = fields.size();
      fields.add(new Field(VALUE, Simple.BINARY));
    }
    Optional<Node> typed = member(group, TYPED);
    if (typed.isEmpty()) {
      return new Shredded(value, -1, Shredded.NONE);
    }
    int ordinal = fields.size();
    Shredded.Typed form = typed(typed.get(), fields, typed.get().below(at));
    return new Shredded(value, ordinal, form);
  }

  private Shredded.Typed typed(Node node, List<Field> fields, Place at) {
    return switch (node) {
      case Leaf leaf -> {
        ScalarForm form =
            ScalarForm.of(leaf)
                .orElseThrow(() -> at.unsupported(Place.TYPE, "variants of " + leaf.text()));
        fields.add(new Field(TYPED, form.type()));
        yield new Shredded.Scalar(form);
      }
      case Group group when group.annotation() == Annotation.Simple.LIST -> list(group, fields, at);
      case Group group -> object(group, fields, at);
    };
  }

  private Shredded.Typed list(Group list, List<Field> fields, Place at) {
    Optional<ListLayout> layout = ListLayout.of(list, list.repetition(), true);
    if (layout.isEmpty() || !(layout.get().element() instanceof Group element)) {
      throw at.corrupt("an array of variants that is no list of groups");
    }
    List<Field> members = new ArrayList<>();
    Shredded part = part(element, members, element.below(at));
    fields.add(new Field(TYPED, new ListOf(new Struct(members))));
    return new Shredded.Items(List.of(part));
  }

  private Shredded.Typed object(Group object, List<Field> fields, Place at) {
    List<Field> members = new ArrayList<>();
    List<Shredded.Entry> entries = new ArrayList<>();
    for (Node node : object.members()) {
      if (!(node instanceof Group field) || node.repetition() != object.repetition()) {
        throw at.corrupt("a field of a variant that is no group: " + node.name());
      }
      int name = names.size();
      names.add(node.name().getBytes(StandardCharsets.UTF_8));
      List<Field> parts = new ArrayList<>();
      entries.add(new Shredded.Entry(members.size(), name, part(field, parts, node.below(at))));
      members.add(new Field(node.name(), new Struct(parts)));
    }
    entries.sort(Comparator.comparing(entry -> names.get(entry.name()), Arrays::compareUnsigned));
    fields.add(new Field(TYPED, new Struct(members)));
    return new Shredded.Fields(entries);
  }

  /// The same nodes, numbers meaning nothing: the reader of integers does not convert then.
  private static Node raw(Node node) {
    return switch (node) {
      case Group group ->
          new Group(
              group.name(),
              group.id(),
              group.definition(),
              group.repetition(),
              group.annotation(),
              group.members().stream().map(VariantLayout::raw).toList());
      case Leaf leaf when ScalarForm.of(leaf).filter(ScalarForm::isRaw).isPresent() ->
          new Leaf(
              leaf.name(),
              leaf.id(),
              leaf.definition(),
              leaf.repetition(),
              Annotation.Simple.NONE,
              leaf.type(),
              leaf.length(),
              leaf.ordinal());
      case Leaf leaf -> leaf;
    };
  }
}
