package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads objects of several kinds, told apart by a member of theirs: those of version 4, those that
/// version 5 adds, and those of it that are refused by name.
///
/// `nothing` is what is answered for an object of no kind.
record Kinds<T>(
    String tag,
    String what,
    List<Kind<T>> first,
    List<Kind<T>> added,
    List<String> notBuilt,
    T nothing)
    implements Decoder<T> {
  /// A kind: what its objects' tag says, and how to read the rest.
  record Kind<T>(String name, Function<Fields, T> read) {}

  Kinds {
    first = List.copyOf(first);
    added = List.copyOf(added);
    notBuilt = List.copyOf(notBuilt);
  }

  @Override
  public T decode(Json json, Place place) {
    Fields fields = Fields.of(json, place);
    String name = fields.required(tag, TEXT);
    List<Kind<T>> kinds = of(place.version());
    Optional<Kind<T>> kind = kinds.stream().filter(each -> each.name.equals(name)).findFirst();
    if (kind.isEmpty()) {
      tell(name, kinds, fields);
      return nothing;
    }
    T value = kind.get().read.apply(fields);
    fields.end();
    return value;
  }

  /// The kinds of a version.
  List<Kind<T>> of(long version) {
    List<Kind<T>> kinds = new ArrayList<>(first);
    if (version >= SpecReader.OPENED) {
      kinds.addAll(added);
    }
    return kinds;
  }

  @Override
  public Json shape(long version) {
    return Shape.oneOf(
        of(version).stream().map(kind -> Shape.object(asked(kind, version), version)).toList());
  }

  private List<Fields.Member> asked(Kind<T> kind, long version) {
    Json name = Shape.constant(new Json.Text(kind.name));
    List<Fields.Member> asked = new ArrayList<>(Fields.asked(kind.read, version));
    asked.add(new Fields.Member(tag, Shape.of(name, TEXT), true, false));
    return asked;
  }

  private void tell(String name, List<Kind<T>> kinds, Fields fields) {
    if (fields.isOpened() && notBuilt.contains(name)) {
      fields.place().isNotBuilt(what + " " + name);
    } else if (!name.isEmpty()) {
      fields.place().member(tag).isNoneOf(what, name, kinds.stream().map(Kind::name).toList());
    }
  }
}
