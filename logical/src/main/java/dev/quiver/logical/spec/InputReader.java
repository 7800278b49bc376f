package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT64;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;

import java.util.List;
import java.util.Optional;

/// Reads what a document says about its inputs.
final class InputReader {
  private static final Decoder<CanonicalColumn> COLUMN =
      object(fields ->
          new CanonicalColumn(
              fields.required("name", TEXT),
              fields.required("type", TEXT),
              fields.optional("default", TEXT),
              fields.optional("expr", TEXT)));

  private static final Decoder<InputKey.ReferencedInput> REFERENCED =
      object(fields ->
          new InputKey.ReferencedInput(
              fields.required("input", TEXT), fields.required("columns", list(TEXT))));

  private static final Decoder<InputKey> KEY = object(InputReader::key);

  static final Decoder<InputRelation> INPUT =
      object(fields ->
          new InputRelation(
              fields.required("logical_name", TEXT),
              fields.required("delta_location", TEXT),
              fields.defaulted("requires_lineage", false, BOOL),
              fields.optional("version_pin", INT64),
              fields.addedOptional("timestamp_pin", TEXT),
              fields.addedOptional("files", list(TEXT)),
              fields.addedOptional("columns", list(COLUMN)),
              fields.added("keys", List.of(), list(KEY))));

  private InputReader() {}

  /// A key says one thing of its columns: whether they are unique, or what they refer to.
  private static InputKey key(Fields fields) {
    List<String> columns = fields.required("columns", list(TEXT));
    Optional<InputKey.ReferencedInput> references = fields.optional("references", REFERENCED);
    Optional<Boolean> unique = fields.optional("unique", BOOL);
    if (references.isEmpty() == unique.isEmpty()) {
      fields.place().add("a key needs one of unique and references");
    }
    return new InputKey(columns, unique, references);
  }
}
