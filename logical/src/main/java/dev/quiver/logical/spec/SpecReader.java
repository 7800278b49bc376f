package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.UINT32;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;
import static dev.quiver.logical.spec.Decoder.texts;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads a document of wire version 4 or 5.
///
/// Stricter than the wire asks: every object is closed, duplicate keys are errors everywhere, and
/// versions above 5 are not taken for 5. All errors of a document are told at once. Both versions
/// are read by the same decoders into the same records; a field that came with version 5 is unknown
/// in a document of version 4.
public final class SpecReader {
  /// Malformed text, or a document of the wrong structure.
  public static final String INVALID_JSON = "INVALID_SPEC_JSON";

  /// A version this reader does not know.
  public static final String VERSION_UNSUPPORTED = "SPEC_VERSION_UNSUPPORTED";

  /// A document without views.
  public static final String MISSING_VIEWS = "SPEC_MISSING_VIEW_DEFINITIONS";

  /// A document without outputs.
  public static final String MISSING_OUTPUTS = "SPEC_MISSING_OUTPUT_TARGETS";

  /// A document with a field of an older version.
  public static final String LEGACY_TEMPLATES = "LEGACY_PARAMETER_TEMPLATES_UNSUPPORTED";

  /// The version that opens what came after the first.
  static final long OPENED = 5;

  /// The version that documents had first.
  static final long FIRST = 4;

  private static final Decoder<SchemaContract> CONTRACT =
      object(fields -> new SchemaContract(fields.required("columns", texts())));

  private static final Decoder<ViewDefinition> VIEW =
      object(fields ->
          new ViewDefinition(
              fields.required("name", TEXT),
              fields.openedOptional("view_kind", TEXT),
              fields.openedOptional("view_dependencies", list(TEXT)),
              fields.required("transform", TransformReader.TRANSFORM),
              fields.openedOptional("output_schema", CONTRACT)));

  private static final Decoder<JoinGraph.JoinEdge> EDGE =
      object(fields ->
          new JoinGraph.JoinEdge(
              fields.required("left_relation", TEXT),
              fields.required("right_relation", TEXT),
              fields.required("join_type", TransformReader.RELATE_TYPE),
              fields.required("left_keys", list(TEXT)),
              fields.required("right_keys", list(TEXT))));

  private static final Decoder<JoinGraph.JoinConstraint> CONSTRAINT =
      object(fields ->
          new JoinGraph.JoinConstraint(
              fields.required("name", TEXT),
              fields.required("constraint_type", TEXT),
              fields.required("relations", list(TEXT)),
              fields.required("columns", list(TEXT))));

  private static final Decoder<JoinGraph> JOIN_GRAPH =
      object(fields ->
          new JoinGraph(
              fields.required("edges", list(EDGE)),
              fields.required("constraints", list(CONSTRAINT))));

  static final Decoder<Spec> SPEC =
      object(fields ->
          new Spec(
              fields.required("version", UINT32),
              fields.required("input_relations", list(InputReader.INPUT)),
              fields.required("view_definitions", list(VIEW)),
              fields.opened("join_graph", JoinGraph.NONE, JOIN_GRAPH),
              fields.opened("output_targets", List.of(), list(OutputReader.OUTPUT)),
              fields.opened("rule_intents", List.of(), list(ProfileReader.RULE_INTENT)),
              fields.opened(
                  "rulepack_profile",
                  RulepackProfile.DEFAULT,
                  oneOf("profile", RulepackProfile.values())),
              fields.defaulted("runtime", RuntimeConfig.DEFAULT, RuntimeReader.RUNTIME),
              fields.defaulted("typed_parameters", List.of(), list(ParameterReader.PARAMETER)),
              fields.added("parameters", List.of(), list(ParameterReader.NAMED)),
              fields.optional("rule_overlay", ProfileReader.OVERLAY),
              fields.optional("runtime_profile", ProfileReader.RUNTIME_PROFILE),
              fields.optional("cache_policy", ProfileReader.CACHE_POLICY),
              fields.optional("maintenance", ProfileReader.MAINTENANCE)));

  private SpecReader() {}

  /// The document that `text` says; a [SpecException] of all its errors where it says none.
  public static Spec read(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Json json = JsonReader.read(text, diagnostics);
    checkVersion(json).ifPresent(error -> fail(error));
    long version = version(json);
    Spec spec = SPEC.decode(withoutLegacy(json, diagnostics), new Place("", version, diagnostics));
    checkPresence(json, "view_definitions", MISSING_VIEWS, "no views", diagnostics);
    if (version == FIRST) {
      checkPresence(json, "output_targets", MISSING_OUTPUTS, "no outputs", diagnostics);
    }
    diagnostics.throwIfAny();
    return spec;
  }

  /// The document that UTF-8 bytes say, without a byte order mark.
  public static Spec read(byte[] utf8) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException _) {
      throw new SpecException(
          List.of(
              Diagnostic.of(
                  INVALID_JSON, ".", "malformed JSON: not UTF-8", "save the file as UTF-8")));
    }
  }

  private static void fail(Diagnostic error) {
    throw new SpecException(List.of(error));
  }

  /// A document of another version is told as that alone: its other fields follow other rules.
  private static Optional<Diagnostic> checkVersion(Json json) {
    return stated(json)
        .filter(version ->
            !version.equals(BigInteger.valueOf(FIRST))
                && !version.equals(BigInteger.valueOf(OPENED)))
        .map(version ->
            Diagnostic.of(
                VERSION_UNSUPPORTED,
                "version",
                "unsupported spec version: " + version,
                "has " + FIRST + ", " + OPENED));
  }

  /// The version to read by; the first, which is the stricter, where the document states none.
  private static long version(Json json) {
    return stated(json).map(BigInteger::longValueExact).orElse(FIRST);
  }

  private static Optional<BigInteger> stated(Json json) {
    return json instanceof Json.Members(var members)
            && members.get("version") instanceof Json.Whole(BigInteger version)
        ? Optional.of(version)
        : Optional.empty();
  }

  private static Json withoutLegacy(Json json, Diagnostics diagnostics) {
    if (!(json instanceof Json.Members object
        && object.members().containsKey("parameter_templates"))) {
      return json;
    }
    diagnostics.add(
        Diagnostic.of(
            LEGACY_TEMPLATES,
            "parameter_templates",
            "parameter templates are no longer supported",
            "try typed_parameters"));
    return object.without("parameter_templates");
  }

  private static void checkPresence(
      Json json, String field, String code, String message, Diagnostics diagnostics) {
    if (json instanceof Json.Members(var members)
        && members.get(field) instanceof Json.Items(var items)
        && items.isEmpty()) {
      diagnostics.add(Diagnostic.of(code, field, message, "add one"));
    }
  }
}
