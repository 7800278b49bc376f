package dev.quiver.logical.spec;

import java.util.Collection;
import java.util.stream.Stream;

/// Where in the document a value stands, by which version of the wire it is read, and where to say
/// what is wrong with it.
record Place(String path, long version, Diagnostics diagnostics) {
  /// The path of a member of the object at `path`.
  static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// The path of an item of the list at `path`.
  static String item(String path, int ordinal) {
    return path + "[" + ordinal + "]";
  }

  Place member(String name) {
    return new Place(member(path, name), version, diagnostics);
  }

  Place item(int ordinal) {
    return new Place(item(path, ordinal), version, diagnostics);
  }

  /// This place with nobody listening: for what must be built although an error is told already.
  Place silent() {
    return new Place(path, version, new Diagnostics());
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

  /// Tells a field that a later version has.
  void isLater(String name) {
    member(name).add("unknown field: " + name, "write \"version\": " + SpecReader.OPENED);
  }

  void isNoneOf(String what, String found, Collection<String> known) {
    String[] hints =
        Stream.concat(
                Stream.of("has " + String.join(", ", known)),
                diagnostics.guess(found, known).stream())
            .toArray(String[]::new);
    add("unknown " + what + ": " + found, hints);
  }

  /// Tells what version 5 has and this engine has not.
  void isNotBuilt(String what) {
    diagnostics.add(TreatmentCheck.refusal(path, "", what, "leave it out"));
  }

  /// Whether what came with version 5 may be here.
  boolean isOpened() {
    return version >= SpecReader.OPENED;
  }

  void add(String message, String... hints) {
    String shown = path.isEmpty() ? "." : path;
    diagnostics.add(Diagnostic.of(SpecReader.INVALID_JSON, shown, message, hints));
  }
}
