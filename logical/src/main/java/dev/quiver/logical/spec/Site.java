package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A place in the document while it is bound, with the name of the view, input or output it belongs
/// to; holds the words of what can be wrong there.
record Site(String path, String owner, Diagnostics diagnostics) {
  static final String UNKNOWN_COLUMN = "UNKNOWN_COLUMN";
  static final String AMBIGUOUS_COLUMN = "AMBIGUOUS_COLUMN";
  static final String DUPLICATE_COLUMN = "DUPLICATE_COLUMN";
  static final String UNKNOWN_SOURCE = "UNKNOWN_SOURCE";
  static final String DUPLICATE_NAME = "DUPLICATE_NAME";
  static final String INVALID_NAME = "INVALID_NAME";
  static final String DUPLICATE_LOCATION = "DUPLICATE_LOCATION";
  static final String INVALID_LOCATION = "INVALID_LOCATION";
  static final String INVALID_VERSION = "INVALID_VERSION";
  static final String INVALID_TRANSFORM = "INVALID_TRANSFORM";
  static final String DEPENDENCY_MISMATCH = "DEPENDENCY_MISMATCH";
  static final String CYCLE = "CYCLE";
  static final String TYPE_MISMATCH = "TYPE_MISMATCH";
  static final String SCHEMA_MISMATCH = "SCHEMA_MISMATCH";
  static final String INVALID_PARAMETER = "INVALID_PARAMETER";
  static final String INVALID_OUTPUT = "INVALID_OUTPUT";

  /// What hints begin with in the messages of other rooms.
  private static final String INDENT = "  ";

  private static final int SHOWN = 12;

  static Site input(Spec spec, int ordinal, Diagnostics diagnostics) {
    String name = spec.inputRelations().get(ordinal).logicalName();
    return new Site(Place.item("input_relations", ordinal), name, diagnostics);
  }

  static Site view(Spec spec, int ordinal, Diagnostics diagnostics) {
    String name = spec.viewDefinitions().get(ordinal).name();
    return new Site(Place.item("view_definitions", ordinal), name, diagnostics);
  }

  static Site output(Spec spec, int ordinal, Diagnostics diagnostics) {
    String name = spec.outputTargets().get(ordinal).tableName();
    return new Site(Place.item("output_targets", ordinal), name, diagnostics);
  }

  static Site parameter(Spec spec, int ordinal, Diagnostics diagnostics) {
    String label = spec.typedParameters().get(ordinal).label().orElse("");
    return new Site(Place.item("typed_parameters", ordinal), label, diagnostics);
  }

  Site member(String name) {
    return new Site(Place.member(path, name), owner, diagnostics);
  }

  Site item(int ordinal) {
    return new Site(Place.item(path, ordinal), owner, diagnostics);
  }

  /// This place, said to belong to `name`.
  Site of(String name) {
    return new Site(path, name, diagnostics);
  }

  void add(String code, String message, String... hints) {
    add(code, message, List.of(hints));
  }

  private void add(String code, String message, List<String> hints) {
    diagnostics.add(new Diagnostic(code, path, owner, message, hints));
  }

  /// Tells what another room found, with this place.
  void add(QueryException error) {
    List<String> lines = String.valueOf(error.getMessage()).lines().toList();
    add(
        error.code(),
        lines.getFirst(),
        lines.stream().skip(1).map(it -> it.startsWith(INDENT) ? it.substring(2) : it).toList());
  }

  void unknownColumn(String name, Collection<String> known) {
    add(UNKNOWN_COLUMN, "unknown column: " + name, hasAndTry(name, known));
  }

  void ambiguousColumn(String name, List<String> origins) {
    add(
        AMBIGUOUS_COLUMN,
        "ambiguous column: " + name,
        "could be " + name + " of " + String.join(" or " + name + " of ", origins),
        "project each source to columns of different names before relating them");
  }

  void duplicateColumn(String name) {
    add(DUPLICATE_COLUMN, "duplicate column: " + name, "list it once");
  }

  void unknownSource(String what, String name, Collection<String> known) {
    add(UNKNOWN_SOURCE, "unknown " + what + ": " + name, hasAndTry(name, known));
  }

  void duplicateName(String what, String name, String first) {
    add(DUPLICATE_NAME, "duplicate " + what + ": " + name, "the other is at " + first);
  }

  void duplicateLocation(String location, String first) {
    add(DUPLICATE_LOCATION, "two outputs to one location: " + location, "the other is at " + first);
  }

  void notALocation(String location) {
    add(
        INVALID_LOCATION,
        "not a location: " + location,
        "has relative and absolute paths, file:///path, and URIs of other schemes");
  }

  void negativeVersion(long version) {
    add(INVALID_VERSION, "version below zero: " + version, "leave it out for the latest");
  }

  void twoPins() {
    add(INVALID_VERSION, "two pins: version_pin and timestamp_pin", "give one of them");
  }

  void unknownType(String declared) {
    add(
        SCHEMA_MISMATCH,
        "unknown type: " + declared,
        "has Utf8, Int64, Float64, Boolean, Date32, Decimal128(p, s),"
            + " Timestamp(Microsecond, None) and others");
  }

  void notAValue(String value, DataType type) {
    add(TYPE_MISMATCH, "not a value of " + type.text() + ": " + value, "write one of that type");
  }

  void invalidTransform(String message, String... hints) {
    add(INVALID_TRANSFORM, message, hints);
  }

  private List<String> hasAndTry(String name, Collection<String> known) {
    List<String> hints = new ArrayList<>();
    String more = known.size() > SHOWN ? ", … (" + known.size() + " in all)" : "";
    hints.add(
        known.isEmpty()
            ? "has none"
            : "has " + String.join(", ", known.stream().limit(SHOWN).toList()) + more);
    diagnostics.guess(name, known).ifPresent(hints::add);
    return hints;
  }
}
