package dev.quiver.logical.spec;

import java.util.Collection;
import java.util.stream.Stream;

/// Where in the document a value stands, and where to say what is wrong with it.
record Place(String path, Diagnostics diagnostics) {
  /// The path of a member of the object at `path`.
  static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// The path of an item of the list at `path`.
  static String item(String path, int ordinal) {
    return path + "[" + ordinal + "]";
  }

  Place member(String name) {
    return new Place(member(path, name), diagnostics);
  }

  Place item(int ordinal) {
    return new Place(item(path, ordinal), diagnostics);
  }

  /// This place with nobody listening: for what must be built although an error is told already.
  Place silent() {
    return new Place(path, new Diagnostics());
  }

  void isNot(String wanted, Json found) {
    add("wrong type: " + found.kind() + " where " + wanted + " belongs");
  }

  void isOutOfRange(String wanted, Json found) {
    add("number out of range: " + CanonicalJson.print(found) + " where " + wanted + " belongs");
  }

  void isMissing(String name) {
    member(name).add("missing field: " + name);
  }

  void isNull(String name) {
    member(name).add("null field: " + name, "leave it out to get its default");
  }

  void isUnknown(String name, Collection<String> known) {
    String[] hints = diagnostics.guess(name, known).stream().toArray(String[]::new);
    member(name).add("unknown field: " + name, hints);
  }

  void isNoneOf(String what, String found, Collection<String> known) {
    String[] hints =
        Stream.concat(
                Stream.of("has " + String.join(", ", known)),
                diagnostics.guess(found, known).stream())
            .toArray(String[]::new);
    add("unknown " + what + ": " + found, hints);
  }

  void add(String message, String... hints) {
    String shown = path.isEmpty() ? "." : path;
    diagnostics.add(Diagnostic.of(SpecReader.INVALID_JSON, shown, message, hints));
  }
}
