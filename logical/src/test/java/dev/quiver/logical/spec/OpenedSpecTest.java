package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

/// Reads documents of version 5.
class OpenedSpecTest {
  /// Says everything that version 5 adds to inputs and outputs.
  private static final String FULL = Documents.resource("opened.json");

  private static final String SMALL =
      """
      {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "/t"}],
       "view_definitions": [{"name": "v",
         "transform": {"kind": "Filter", "source": "t", "predicate": "TRUE"}}],
       "output_targets": [{"table_name": "o", "delta_location": "/o", "source_view": "v"}]}
      """;

  @Test
  void readsEveryField() {
    Spec spec = SpecReader.read(FULL);
    InputRelation input = spec.inputRelations().getFirst();
    assertThat(input.timestampPin()).hasValue("2026-01-02T03:04:05Z");
    assertThat(input.files()).hasValue(List.of("a.parquet", "b.parquet"));
    assertThat(input.columns())
        .hasValue(
            List.of(
                new CanonicalColumn("a", "Int64", Optional.of("0"), Optional.empty()),
                new CanonicalColumn("b", "Utf8", Optional.empty(), Optional.of("lower(b)"))));
    assertThat(input.keys())
        .containsExactly(
            new InputKey(List.of("a"), Optional.of(true), Optional.empty()),
            new InputKey(
                List.of("b"),
                Optional.empty(),
                Optional.of(new InputKey.ReferencedInput("u", List.of("x")))));
    assertThat(spec.parameters())
        .containsExactly(
            new NamedParameter("p", "Int64", Optional.of(Json.Whole.of(3))),
            new NamedParameter("q", "Utf8", Optional.empty()));
    OutputTarget output = spec.outputTargets().getFirst();
    assertThat(output.materializationMode()).isEqualTo(MaterializationMode.MERGE);
    assertThat(output.merge().orElseThrow().whenMatched())
        .containsExactly(
            new MergePlan.MergeClause(
                Optional.of("x > 1"),
                MergePlan.MergeAction.UPDATE,
                new TreeMap<>(Map.of("b", "c"))));
    assertThat(output.bloomFilters())
        .isEqualTo(
            new BloomFilters.Listed(
                List.of(
                    new BloomFilters.BloomColumn("a", 0.001, Optional.of(10L)),
                    new BloomFilters.BloomColumn("b", 0.01, Optional.empty()))));
    assertThat(output.transactionId()).hasValue(new TransactionId("x", 7));
    assertThat(SpecReader.read(SpecHash.canonicalText(spec))).isEqualTo(spec);
  }

  @Test
  void fillsInWhatMayBeLeftOut() {
    Spec spec = SpecReader.read(SMALL);
    ViewDefinition view = spec.viewDefinitions().getFirst();
    assertThat(view.viewKind()).isEmpty();
    assertThat(view.viewDependencies()).isEmpty();
    assertThat(view.outputSchema()).isEmpty();
    assertThat(spec.joinGraph()).isEqualTo(JoinGraph.NONE);
    assertThat(spec.rulepackProfile()).isEqualTo(RulepackProfile.DEFAULT);
    OutputTarget output = spec.outputTargets().getFirst();
    assertThat(output.columns()).isEmpty();
    assertThat(output.bloomFilters()).isEqualTo(BloomFilters.NONE);
    assertThat(output.statisticsColumns()).isEmpty();
    assertThat(output.schemaMode()).isEqualTo(SchemaMode.REJECT);
  }

  @Test
  void meansWhatVersion4Means() {
    Spec old = SpecReader.read(Documents.SMALLEST);
    Spec now = SpecReader.read(Documents.changed("\"version\": 4", "\"version\": 5"));
    assertThat(now).usingRecursiveComparison().ignoringFields("version").isEqualTo(old);
    assertThat(SpecHash.canonicalText(old)).doesNotContain("timestamp_pin", "bloom_filters");
    assertThat(SpecHash.canonicalText(now)).contains("\"timestamp_pin\":null", "\"merge\":null");
  }

  @Test
  void hashesDefaultsWrittenOutAlike() {
    String spelled =
        SMALL
            .replace(
                "\"source_view\": \"v\"",
                "\"source_view\": \"v\", \"bloom_filters\": [], \"merge\": null")
            .replace(
                "\"name\": \"v\"", "\"name\": \"v\", \"view_kind\": null, \"output_schema\": null");
    assertThat(SpecHash.of(SpecReader.read(spelled)))
        .isEqualTo(SpecHash.of(SpecReader.read(SMALL)));
    String auto =
        SMALL.replace(
            "\"source_view\": \"v\"", "\"source_view\": \"v\", \"bloom_filters\": \"auto\"");
    assertThat(SpecHash.of(SpecReader.read(auto)))
        .isNotEqualTo(SpecHash.of(SpecReader.read(SMALL)));
    assertThat(SpecReader.read(SpecHash.canonicalText(SpecReader.read(auto))))
        .isEqualTo(SpecReader.read(auto));
  }

  @Test
  void refusesItsFieldsInVersion4ByWhereTheyBelong() {
    fails(Documents.changed("\"/t\"", "\"/t\", \"files\": [], \"file\": 1"))
        .containsExactly(
            "INVALID_SPEC_JSON input_relations[0].file unknown field: file",
            "INVALID_SPEC_JSON input_relations[0].files unknown field: files [write \"version\":"
                + " 5]");
    fails(Documents.changed("\"kind\": \"Filter\"", "\"kind\": \"Sort\""))
        .singleElement()
        .asString()
        .startsWith("INVALID_SPEC_JSON view_definitions[0].transform.kind unknown transform: Sort");
    fails(
            Documents.changed(
                "\"columns\": []", "\"columns\": [], \"materialization_mode\": \"Merge\""))
        .containsExactly(
            "INVALID_SPEC_JSON output_targets[0].materialization_mode unknown mode: Merge [has"
                + " Append, Overwrite]");
  }

  @Test
  void tellsEverythingAtOnce() {
    fails(
            """
            {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "/t",
               "timestamp_pin": 3, "files": null, "columns": [{"name": "a"}], "keys": [
                 {"columns": ["a"]}, {"columns": [], "unique": true, "references": {}}]}],
             "view_definitions": [
               {"name": "a", "view_kind": 1, "transform": {"kind": "Sort", "order_by": []}},
               {"name": "b", "transform": {"kind": "Sorted"}},
               {"name": "c", "transform": {"kind": "Relate", "left": "a", "right": "b",
                 "join_type": "Cross", "condition": "a > b", "conditions": "", "as_of": {}}},
               {"name": "d", "transform": {"kind": "Aggregate", "source": "a",
                 "group_by": ["a + 1 AS b"], "aggregations": ["sum(a) AS b", 3]}},
               {"name": "e", "transform": {"kind": "TopK", "source": "a", "k": 1,
                 "order_by": ["a"], "partition_by": ["a"], "with_ties": true}}],
             "output_targets": [{"table_name": "o", "source_view": "a", "bloom_filters": "all",
               "target_file_size": 0, "merge": {"on": "a", "keys": ["a"],
                 "when_not_matched": [{"action": "update"}]},
               "transaction_id": {"app_id": "x", "version": -1}},
               {"table_name": "p", "source_view": "a", "bloom_filters": [
                 {"column": "a", "fpp": 1}, {"column": "a", "fpp": "x", "ndv": 0}]}],
             "parameters": null}
            """)
        .containsExactlyInAnyOrder(
            "INVALID_SPEC_JSON input_relations[0].timestamp_pin wrong type: an integer where a"
                + " string belongs",
            "INVALID_SPEC_JSON input_relations[0].columns[0].type missing field: type",
            "INVALID_SPEC_JSON input_relations[0].keys[0] a key needs one of unique and references",
            "INVALID_SPEC_JSON input_relations[0].keys[1].references.input missing field: input",
            "INVALID_SPEC_JSON input_relations[0].keys[1].references.columns missing field:"
                + " columns",
            "INVALID_SPEC_JSON input_relations[0].keys[1] a key needs one of unique and references",
            "INVALID_SPEC_JSON view_definitions[0].view_kind wrong type: an integer where a string"
                + " belongs",
            "INVALID_SPEC_JSON view_definitions[0].transform.source missing field: source",
            "INVALID_SPEC_JSON view_definitions[1].transform.kind unknown transform: Sorted [has"
                + " Normalize, Relate, Union, Project, Filter, Aggregate, IncrementalCdf, Metadata,"
                + " FileManifest, CpgEmit, Intersect, Except, Sort, Limit, TopK, Dedupe, Values, Sql; try"
                + " Sort]",
            "UNSUPPORTED_FEATURE view_definitions[2].transform.as_of not supported: as_of [leave it"
                + " out]",
            "INVALID_SPEC_JSON view_definitions[2].transform.conditions unknown field: conditions"
                + " [try condition]",
            "INVALID_SPEC_JSON view_definitions[3].transform.aggregations[1] wrong type: an integer"
                + " where an object belongs",
            "UNSUPPORTED_FEATURE view_definitions[4].transform.partition_by not supported:"
                + " partition_by [leave it out]",
            "UNSUPPORTED_FEATURE view_definitions[4].transform.with_ties not supported: with_ties"
                + " [leave it out]",
            "INVALID_SPEC_JSON output_targets[0].merge.when_not_matched[0].action unknown action:"
                + " update [has insert]",
            "INVALID_SPEC_JSON output_targets[0].merge a merge needs one of on and keys",
            "INVALID_SPEC_JSON output_targets[0].bloom_filters unknown choice of bloom filters: all"
                + " [has auto]",
            "INVALID_SPEC_JSON output_targets[0].target_file_size number out of range: 0 where an"
                + " integer from 1 to 9223372036854775807 belongs",
            "INVALID_SPEC_JSON output_targets[0].transaction_id.version number out of range: -1"
                + " where an integer from 0 to 9223372036854775807 belongs",
            "INVALID_SPEC_JSON output_targets[1].bloom_filters[0].fpp number out of range: 1 where"
                + " a number between 0 and 1 belongs",
            "INVALID_SPEC_JSON output_targets[1].bloom_filters[1].fpp wrong type: a string where a"
                + " number belongs",
            "INVALID_SPEC_JSON output_targets[1].bloom_filters[1].ndv number out of range: 0 where"
                + " an integer from 1 to 9223372036854775807 belongs",
            "INVALID_SPEC_JSON parameters null field: parameters [leave it out to get its"
                + " default]");
  }

  @Test
  void refusesByNameWhatIsNotBuilt() {
    Diagnostics diagnostics = new Diagnostics();
    new TreatmentCheck(new ArrayList<>(), diagnostics, _ -> true).check(SpecReader.read(FULL));
    assertThat(diagnostics.all().stream().map(d -> d.path() + " " + d.message()))
        .containsExactly(
            "input_relations[0].keys not supported: keys",
            "output_targets[0].cluster_by not supported: cluster_by",
            "output_targets[0].constraints not supported: constraints",
            "output_targets[0].materialization_mode not supported: materialization mode Merge",
            "output_targets[0].merge not supported: merge",
            "output_targets[0].replace_where not supported: replace_where",
            "output_targets[0].schema_mode not supported: schema_mode",
            "output_targets[0].table_properties not supported: table_properties",
            "output_targets[0].transaction_id not supported: transaction_id");
    for (String kind : "IntervalJoin Window Unnest Recursive".split(" ", -1)) {
      fails(SMALL.replace("\"Filter\"", "\"" + kind + "\""))
          .containsExactly(
              "UNSUPPORTED_FEATURE view_definitions[0].transform not supported: transform "
                  + kind
                  + " [leave it out]");
    }
  }

  @Test
  void isAsStrictAsVersion4() {
    fails(SMALL.replace("\"name\": \"v\"", "\"name\": \"v\", \"name\": \"v\""))
        .containsExactly("INVALID_SPEC_JSON view_definitions[0].name duplicate field: name");
    fails(SMALL.replace("\"source_view\"", "\"bloom_filter\": [], \"source_view\""))
        .containsExactly(
            "INVALID_SPEC_JSON output_targets[0].bloom_filter unknown field: bloom_filter [try"
                + " bloom_filters]");
    fails(SMALL.replace("\"predicate\": \"TRUE\"", "\"predicate\": true"))
        .containsExactly(
            "INVALID_SPEC_JSON view_definitions[0].transform.predicate wrong type: a boolean where"
                + " a string belongs");
    fails(SMALL.replaceAll("(?s)\"view_definitions\": \\[.*?\\}\\}\\]", "\"view_definitions\": []"))
        .containsExactly("SPEC_MISSING_VIEW_DEFINITIONS view_definitions no views [add one]");
  }

  @Test
  void mayHaveNoOutputs() {
    String document = SMALL.replaceAll("(?s),\\s*\"output_targets\": \\[.*\\]", "");
    assertThat(SpecReader.read(document).outputTargets()).isEmpty();
  }

  private static ListAssert<String> fails(String document) {
    SpecException e = catchThrowableOfType(SpecException.class, () -> SpecReader.read(document));
    assertThat(e).as("read without an error").isNotNull();
    return assertThat(e.diagnostics().stream().map(OpenedSpecTest::line).toList());
  }

  private static String line(Diagnostic diagnostic) {
    String hints = String.join("; ", diagnostic.hints());
    return diagnostic.code()
        + " "
        + diagnostic.path()
        + " "
        + diagnostic.message()
        + (hints.isEmpty() ? "" : " [" + hints + "]");
  }
}
