package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
  @Test
  void fillsInTheDefaults() {
    Spec spec = SpecReader.read(Documents.SMALLEST);
    assertThat(spec.inputRelations())
        .containsExactly(
            new InputRelation(
                "t",
                "/t",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    OutputTarget output = spec.outputTargets().getFirst();
    assertThat(output.materializationMode()).isEqualTo(MaterializationMode.OVERWRITE);
    assertThat(output.partitionBy()).isEmpty();
    assertThat(output.writeMetadata()).isEmpty();
    assertThat(output.maxCommitRetries()).isEmpty();
    assertThat(spec.runtime()).isEqualTo(RuntimeConfig.DEFAULT);
    assertThat(spec.maintenance()).isEmpty();
  }

  @Test
  void tellsAnUnknownFieldAndWhatWasMeant() {
    fails(Documents.changed("\"predicate\"", "\"predicat\""))
        .containsExactly(
            "INVALID_SPEC_JSON view_definitions[0].transform.predicate missing field: predicate",
            "INVALID_SPEC_JSON view_definitions[0].transform.predicat unknown field: predicat"
                + " [try predicate]");
  }

  @Test
  void tellsEverythingAtOnce() {
    fails(
            """
            {"version": 4, "input_relations": [{"logical_name": 3, "delta_location": null}],
             "view_definitions": [{"name": "v", "view_kind": "k", "view_dependencies": ["a", 1],
               "transform": {"kind": "Sort"}, "output_schema": {}}],
             "join_graph": [], "output_targets": [], "rule_intents": {}, "rulepack_profile": "strict",
             "runtime": null, "spec_hash": []}
            """)
        .containsExactly(
            "INVALID_SPEC_JSON input_relations[0].logical_name wrong type: an integer where a"
                + " string belongs",
            "INVALID_SPEC_JSON input_relations[0].delta_location missing field: delta_location",
            "INVALID_SPEC_JSON view_definitions[0].view_dependencies[1] wrong type: an integer"
                + " where a string belongs",
            "INVALID_SPEC_JSON view_definitions[0].transform.kind unknown transform: Sort [has"
                + " Normalize, Relate, Union, Project, Filter, Aggregate, IncrementalCdf, Metadata,"
                + " FileManifest, CpgEmit]",
            "INVALID_SPEC_JSON view_definitions[0].output_schema.columns missing field: columns",
            "INVALID_SPEC_JSON join_graph wrong type: a list where an object belongs",
            "INVALID_SPEC_JSON rule_intents wrong type: an object where a list belongs",
            "INVALID_SPEC_JSON rulepack_profile unknown profile: strict [has Default, LowLatency,"
                + " Replay, Strict; try Strict]",
            "INVALID_SPEC_JSON runtime null field: runtime [leave it out to get its default]",
            "INVALID_SPEC_JSON spec_hash unknown field: spec_hash",
            "SPEC_MISSING_OUTPUT_TARGETS output_targets no outputs [add one]");
  }

  @Test
  void rejectsIntegersWithAPoint() {
    fails(Documents.changed("\"/t\"", "\"/t\", \"version_pin\": 3.0"))
        .containsExactly(
            "INVALID_SPEC_JSON input_relations[0].version_pin wrong type: a number where an integer"
                + " belongs");
  }

  @Test
  void rejectsIntegersOutOfRange() {
    fails(Documents.changed("\"/t\"", "\"/t\", \"version_pin\": 9223372036854775808"))
        .containsExactly(
            "INVALID_SPEC_JSON input_relations[0].version_pin number out of range:"
                + " 9223372036854775808 where an integer from -9223372036854775808 to"
                + " 9223372036854775807 belongs");
  }

  @Test
  void takesFloatsWithoutAPoint() {
    Spec spec = SpecReader.read(Documents.with(parameter("Float64", "3")));
    assertThat(spec.typedParameters().getFirst().value())
        .isEqualTo(new TypedParameter.ParameterValue.Float64(3));
    assertThat(SpecHash.canonicalText(spec)).contains("{\"type\":\"Float64\",\"value\":3.0}");
  }

  @Test
  void isStrictWhereTheWireIsNot() {
    fails(
            Documents.with(
                "\"cache_policy\": {\"min_fanout\": 1, \"use_historical_metrics\": true,"
                    + " \"overrides\": [{\"view_name\": \"v\", \"action\": \"ForceCache\", \"x\":"
                    + " 1}]}"))
        .containsExactly("INVALID_SPEC_JSON cache_policy.overrides[0].x unknown field: x");
  }

  @Test
  void rejectsDuplicateKeys() {
    fails(Documents.changed("\"name\": \"v\",", "\"name\": \"v\", \"name\": \"w\","))
        .containsExactly("INVALID_SPEC_JSON view_definitions[0].name duplicate field: name");
  }

  @Test
  void rejectsOtherVersions() {
    fails(Documents.changed("\"version\": 4", "\"version\": 3"))
        .containsExactly("SPEC_VERSION_UNSUPPORTED version unsupported spec version: 3 [has 4, 5]");
    fails(Documents.changed("\"version\": 4", "\"version\": 6, \"news\": 1"))
        .containsExactly("SPEC_VERSION_UNSUPPORTED version unsupported spec version: 6 [has 4, 5]");
  }

  @Test
  void rejectsLegacyTemplates() {
    fails(Documents.with("\"parameter_templates\": []"))
        .containsExactly(
            "LEGACY_PARAMETER_TEMPLATES_UNSUPPORTED parameter_templates parameter templates are no"
                + " longer supported [try typed_parameters]");
  }

  @Test
  void rejectsADocumentWithoutViews() {
    String document =
        Documents.SMALLEST.replaceAll(
            "(?s)\"view_definitions\": \\[.*?\\}\\}\\}\\]", "\"view_definitions\": []");
    fails(document)
        .containsExactly("SPEC_MISSING_VIEW_DEFINITIONS view_definitions no views [add one]");
  }

  @Test
  void rejectsMalformedText() {
    for (String text :
        List.of("", "{", "[1,]", "nul", "{\"a\" 1}", "\"\u0000\"", "'a'", "01", "NaN")) {
      SpecException e = catchThrowableOfType(SpecException.class, () -> SpecReader.read(text));
      assertThat(e.code()).as(text).isEqualTo("INVALID_SPEC_JSON");
      assertThat(e.getMessage())
          .startsWith("malformed JSON: ")
          .doesNotContain("Source")
          .doesNotContain("StreamRead");
    }
    fails("4")
        .containsExactly("INVALID_SPEC_JSON . wrong type: an integer where an object belongs");
    fails(Documents.SMALLEST + "{}")
        .containsExactly("INVALID_SPEC_JSON . malformed JSON: text after the document");
  }

  @Test
  void bearsDeepAndHugeText() {
    for (String text : List.of("[".repeat(1_000_000), "{\"a\":".repeat(1_000_000))) {
      SpecException e = catchThrowableOfType(SpecException.class, () -> SpecReader.read(text));
      assertThat(e.code()).isEqualTo("INVALID_SPEC_JSON");
      assertThat(e.getMessage())
          .startsWith(
              "malformed JSON: Document nesting depth (129) exceeds the maximum allowed (128)");
    }
    String digits = Documents.changed("\"version\": 4", "\"version\": " + "4".repeat(1_000_000));
    assertThat(catchThrowableOfType(SpecException.class, () -> SpecReader.read(digits)).code())
        .isEqualTo("INVALID_SPEC_JSON");
    fails(Documents.changed("\"name\": \"v\"", "\"name\": \"\\ud83d\""))
        .containsExactly(
            "INVALID_SPEC_JSON view_definitions[0].name malformed JSON: half a surrogate pair in a"
                + " string");
  }

  @Test
  void wordsErrorsForPeople() {
    SpecException e =
        catchThrowableOfType(
            SpecException.class,
            () -> SpecReader.read(Documents.changed("\"rule_intents\"", "\"rule_intent\"")));
    assertThat(e.getMessage())
        .isEqualTo(
            """
            missing field: rule_intents
              at  rule_intents
            unknown field: rule_intent
              at  rule_intent
              try rule_intents\
            """);
  }

  @Test
  void readsLifetimes() {
    assertThat(List.of("90", "90s", "2m", "1h", "1d").stream().map(CacheTtl::seconds))
        .containsExactly(
            OptionalLong.of(90),
            OptionalLong.of(90),
            OptionalLong.of(120),
            OptionalLong.of(3_600),
            OptionalLong.of(86_400));
    assertThat(CacheTtl.seconds("1w")).isEmpty();
  }

  @Test
  void keepsFilesForAWeek() {
    assertThat(new MaintenanceSchedule.VacuumPolicy(24, true, false).effectiveRetentionHours())
        .isEqualTo(168);
    assertThat(new MaintenanceSchedule.VacuumPolicy(200, true, false).effectiveRetentionHours())
        .isEqualTo(200);
  }

  @Test
  void readsACpgEmitWithoutSources() {
    Spec spec =
        SpecReader.read(
            Documents.changed(
                "{\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}",
                "{\"kind\": \"CpgEmit\", \"output_kind\": \"Nodes\"}"));
    assertThat(spec.viewDefinitions().getFirst().transform())
        .isEqualTo(new ViewTransform.CpgEmit(CpgOutputKind.NODES, List.of()));
  }

  private static String parameter(String type, String value) {
    return "\"typed_parameters\": [{\"target\": {\"kind\": \"PlaceholderPos\", \"position\": 1},"
        + " \"value\": {\"type\": \"%s\", \"value\": %s}}]".formatted(type, value);
  }

  private static ListAssert<String> fails(String document) {
    SpecException e = catchThrowableOfType(SpecException.class, () -> SpecReader.read(document));
    return assertThat(e.diagnostics().stream().map(SpecReaderTest::line).toList());
  }

  private static String line(Diagnostic diagnostic) {
    String hints = diagnostic.hints().isEmpty() ? "" : " " + String.join("; ", diagnostic.hints());
    return diagnostic.code()
        + " "
        + diagnostic.path()
        + " "
        + diagnostic.message()
        + (hints.isEmpty() ? "" : " [" + hints.strip() + "]");
  }

  @Test
  void readsBytesOfUtf8Only() {
    byte[] good = Documents.SMALLEST.getBytes(StandardCharsets.UTF_8);
    assertThat(SpecReader.read(good)).isEqualTo(SpecReader.read(Documents.SMALLEST));
    byte[] bad = good.clone();
    bad[10] = (byte) 0xff;
    assertThat(catchThrowableOfType(SpecException.class, () -> SpecReader.read(bad)))
        .hasMessageStartingWith("malformed JSON: not UTF-8");
  }

  @Test
  void bearsADocumentWrongInManyPlaces() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      fields.append("\"input_relation").append(i).append("\": 0, ");
    }
    String document = Documents.changed("\"rule_intents\"", fields + "\"rule_intents\"");
    SpecException e = catchThrowableOfType(SpecException.class, () -> SpecReader.read(document));
    assertThat(e.diagnostics()).hasSize(10_000);
    assertThat(e.getMessage()).endsWith("… and 9900 more");
  }
}
