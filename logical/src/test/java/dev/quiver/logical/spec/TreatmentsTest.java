package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TreatmentsTest {
  @Test
  void knowsEveryFieldOfEveryRecord() {
    Set<String> fields = new TreeSet<>();
    collect("", Spec.class, fields);
    assertThat(fields)
        .hasSizeGreaterThan(60)
        .allSatisfy(field -> assertThat(covered(field)).as(field).isTrue());
  }

  @Test
  void hasNoRowForAFieldThatIsNotThere() {
    Set<String> fields = new TreeSet<>();
    collect("", Spec.class, fields);
    assertThat(Treatments.patterns()).isSubsetOf(fields);
  }

  @Test
  void isSilentAboutTheSmallestDocument() {
    assertThat(warnings(Documents.SMALLEST)).isEmpty();
    assertThat(refusals(Documents.SMALLEST)).isEmpty();
  }

  @Test
  void warnsOfWhatIsNotUsedYet() {
    String document =
        Documents.changed(
                "\"edges\": [], \"constraints\": []",
                """
                "edges": [{"left_relation": "v", "right_relation": "t", "join_type": "Inner",
                  "left_keys": ["a"], "right_keys": ["a"]}],
                "constraints": [{"name": "pk", "constraint_type": "unique", "relations": ["t"],
                  "columns": ["a"]}]
                """)
            .replace(
                "\"rule_intents\": []",
                "\"rule_intents\": [{\"name\": \"safety\", \"class\": \"Safety\", \"params\": {}}]")
            .replace("\"Default\"", "\"Replay\"")
            .replace(
                "\"version\": 4,",
                """
                "version": 4,
                "cache_policy": {"min_fanout": 2, "use_historical_metrics": false, "overrides": []},
                "runtime": {"tracing": {}, "tracing_preset": "Maximal", "enable_tracing": true,
                  "enable_domain_planner": true, "pushdown_enforcement_mode": "strict",
                  "extension_governance_mode": "strict_allowlist"},
                """);
    assertThat(refusals(document)).isEmpty();
    assertThat(warnings(document))
        .containsExactly(
            "ReservedProfileKnobIgnored Preflight cache_policy is not used yet {path=cache_policy}",
            "ReservedProfileKnobIgnored Preflight join_graph.constraints is not used yet"
                + " {path=join_graph.constraints}",
            "ReservedProfileKnobIgnored Preflight join_graph.edges is not used yet"
                + " {path=join_graph.edges}",
            "ReservedProfileKnobIgnored Preflight rule_intents is not used yet {path=rule_intents}",
            "ReservedProfileKnobIgnored Preflight rulepack_profile is not used yet"
                + " {path=rulepack_profile}",
            "ReservedProfileKnobIgnored Preflight runtime.enable_domain_planner is not used yet"
                + " {path=runtime.enable_domain_planner}",
            "ReservedProfileKnobIgnored Preflight runtime.enable_tracing is not used yet"
                + " {path=runtime.enable_tracing}",
            "ReservedProfileKnobIgnored Preflight runtime.extension_governance_mode is not used yet"
                + " {path=runtime.extension_governance_mode}",
            "ReservedProfileKnobIgnored Preflight runtime.pushdown_enforcement_mode is not used yet"
                + " {path=runtime.pushdown_enforcement_mode}",
            "ReservedProfileKnobIgnored Preflight runtime.tracing is not used yet"
                + " {path=runtime.tracing}",
            "ReservedProfileKnobIgnored Preflight runtime.tracing_preset is not used yet"
                + " {path=runtime.tracing_preset}");
  }

  @Test
  void refusesByName() {
    String audit = Documents.resource("ex3_change_audit.json");
    assertThat(refusals(audit))
        .containsExactly(
            "UNSUPPORTED_FEATURE maintenance not supported: maintenance",
            "UNSUPPORTED_FEATURE rule_overlay not supported: rule_overlay",
            "UNSUPPORTED_FEATURE runtime.capture_optimizer_lab not supported:"
                + " runtime.capture_optimizer_lab",
            "UNSUPPORTED_FEATURE runtime.compliance_capture not supported:"
                + " runtime.compliance_capture",
            "UNSUPPORTED_FEATURE runtime.tuner_mode not supported: runtime.tuner_mode",
            "UNSUPPORTED_FEATURE runtime_profile not supported: runtime_profile");
    assertThat(refusals(Documents.resource("ex2_code_graph.json")))
        .containsExactly(
            "UNSUPPORTED_FEATURE runtime.compliance_capture not supported:"
                + " runtime.compliance_capture",
            "UNSUPPORTED_FEATURE view_definitions[6].transform.output_kind not supported: CpgEmit"
                + " of kind EdgesBySrc",
            "UNSUPPORTED_FEATURE view_definitions[7].transform.output_kind not supported: CpgEmit"
                + " of kind EdgesByDst",
            "UNSUPPORTED_FEATURE view_definitions[8].transform.output_kind not supported: CpgEmit"
                + " of kind Props",
            "UNSUPPORTED_FEATURE view_definitions[9].transform.output_kind not supported: CpgEmit"
                + " of kind PropsMap");
    assertThat(refusals(Documents.resource("ex1_probe_rollup.json"))).isEmpty();
  }

  /// Adds the pattern of every field below a record type, the way the table writes them.
  private static void collect(String pattern, Class<?> type, Set<String> fields) {
    if (type.isSealed() && !type.equals(Json.class)) {
      for (Class<?> variant : type.getPermittedSubclasses()) {
        fields.add(pattern + "{" + variant.getSimpleName() + "}");
        collect(pattern + "{" + variant.getSimpleName() + "}", variant, fields);
      }
    } else if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        String name =
            component.getName().equals("ruleClass") ? "class" : snake(component.getName());
        String field = pattern.isEmpty() ? name : pattern + "." + name;
        fields.add(field);
        inside(field, component.getGenericType(), fields);
      }
    }
  }

  private static void inside(String field, Type type, Set<String> fields) {
    if (type instanceof Class<?> plain) {
      collect(field, plain, fields);
    } else if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      boolean isList = generic.getRawType().equals(List.class);
      if (isList) {
        fields.add(field + "[]");
      }
      if (argument instanceof Class<?> plain) {
        collect(isList ? field + "[]" : field, plain, fields);
      }
    }
  }

  /// Whether the field has a row, or one above it takes all that is in it.
  private static boolean covered(String field) {
    if (Treatments.patterns().contains(field)) {
      return true;
    }
    for (int end = field.length() - 1; end > 0; end--) {
      String above = field.substring(0, end);
      if (Treatments.patterns().contains(above)) {
        return !(Treatments.of(above) instanceof Treatment.Run);
      }
    }
    return false;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> warnings(String document) {
    List<SpecWarning> warnings = new ArrayList<>();
    new TreatmentCheck(warnings, new Diagnostics(), _ -> true).check(SpecReader.read(document));
    return warnings.stream()
        .map(w -> w.code().wire() + " " + w.stage().wire() + " " + w.message() + " " + w.context())
        .toList();
  }

  private static List<String> refusals(String document) {
    Diagnostics diagnostics = new Diagnostics();
    new TreatmentCheck(new ArrayList<>(), diagnostics, _ -> true).check(SpecReader.read(document));
    return diagnostics.all().stream()
        .map(d -> d.code() + " " + d.path() + " " + d.message())
        .toList();
  }
}
