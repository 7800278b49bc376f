package dev.quiver.logical.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// An object of the document while it is read: hands out its fields, and in the end tells which it
/// did not know.
final class Fields {
  private final SortedMap<String, Json> members;
  private final Place place;
  private final List<String> known = new ArrayList<>();
  private final List<Member> asked = new ArrayList<>();
  private final List<String> later = new ArrayList<>();

  private Fields(SortedMap<String, Json> members, Place place) {
    this.members = members;
    this.place = place;
  }

  /// The fields of `json`; of an empty object, with nobody listening, where it is none.
  static Fields of(Json json, Place place) {
    if (json instanceof Json.Members(var members)) {
      return new Fields(members, place);
    }
    place.isNot("an object", json);
    return new Fields(new TreeMap<>(), place.silent());
  }

  /// A member that reading an object asks for, and whether it may be left out or be null.
  record Member(String name, Decoder<?> decoder, boolean isRequired, boolean isNullable) {}

  /// The members that `read` asks for in documents of a version.
  static List<Member> asked(Function<Fields, ?> read, long version) {
    Place nowhere = new Place("", version, new Diagnostics());
    Fields fields = new Fields(new TreeMap<>(), nowhere);
    var _ = read.apply(fields);
    return fields.asked;
  }

  /// A field that must be there.
  <T> T required(String name, Decoder<T> decoder) {
    asked.add(new Member(name, decoder, true, false));
    Json json = take(name);
    if (json instanceof Json.Null) {
      place.isMissing(name);
      return decoder.decode(Json.Null.VALUE, place.member(name).silent());
    }
    return decoder.decode(json, place.member(name));
  }

  /// A field that may be left out but not be null.
  <T> T defaulted(String name, T whenAbsent, Decoder<T> decoder) {
    asked.add(new Member(name, decoder, false, false));
    Json json = take(name);
    if (!(json instanceof Json.Null)) {
      return decoder.decode(json, place.member(name));
    }
    if (members.containsKey(name)) {
      place.isNull(name);
    }
    return whenAbsent;
  }

  /// A field that may be left out or be null.
  <T> Optional<T> optional(String name, Decoder<T> decoder) {
    asked.add(new Member(name, decoder, false, true));
    Json json = take(name);
    return json instanceof Json.Null
        ? Optional.empty()
        : Optional.of(decoder.decode(json, place.member(name)));
  }

  /// A field that version 5 lets be left out and earlier ones do not.
  <T> T opened(String name, T whenAbsent, Decoder<T> decoder) {
    return place.isOpened() ? defaulted(name, whenAbsent, decoder) : required(name, decoder);
  }

  /// A field that version 5 lets be left out or be null and earlier ones do not.
  <T> Optional<T> openedOptional(String name, Decoder<T> decoder) {
    return place.isOpened() ? optional(name, decoder) : Optional.of(required(name, decoder));
  }

  /// A field of version 5 that may be left out but not be null.
  <T> T added(String name, T whenAbsent, Decoder<T> decoder) {
    return isThere(name) ? defaulted(name, whenAbsent, decoder) : whenAbsent;
  }

  /// A field of version 5 that may be left out or be null.
  <T> Optional<T> addedOptional(String name, Decoder<T> decoder) {
    return isThere(name) ? optional(name, decoder) : Optional.empty();
  }

  /// Fields of version 5 that are refused by their names.
  void notBuilt(String... names) {
    for (String name : names) {
      if (isThere(name) && !(take(name) instanceof Json.Null)) {
        place.member(name).isNotBuilt(name);
      }
    }
  }

  /// Any value, null too, which must be there.
  Json any(String name) {
    asked.add(new Member(name, Decoder.ANY, true, true));
    Json json = take(name);
    if (!members.containsKey(name)) {
      place.isMissing(name);
    }
    return json;
  }

  /// Whether what came with version 5 may be here.
  boolean isOpened() {
    return place.isOpened();
  }

  /// The place of the object.
  Place place() {
    return place;
  }

  /// Keeps quiet about the fields that nobody asked for.
  void ignoreRest() {
    known.addAll(members.keySet());
  }

  /// Tells every field that nobody asked for.
  void end() {
    for (String name : members.keySet()) {
      if (later.contains(name)) {
        place.isLater(name);
      } else if (!known.contains(name)) {
        place.isUnknown(name, known);
      }
    }
  }

  /// Whether a field of version 5 is one here; where it is none, that is remembered for the end.
  private boolean isThere(String name) {
    if (!place.isOpened()) {
      later.add(name);
    }
    return place.isOpened();
  }

  private Json take(String name) {
    known.add(name);
    return members.getOrDefault(name, Json.Null.VALUE);
  }
}
