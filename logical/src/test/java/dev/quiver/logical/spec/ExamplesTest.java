package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final String PROBES =
      """
      raw_probe_a probe_id string, site_code string, taken_at timestamp_ntz, reading float64, quality int32, remark string
      raw_probe_b probe_id string, site_code string, taken_at timestamp_ntz, reading float64, quality int32, remark string, battery_mv int32
      station_dim st_code string, st_name string, altitude_m float64
      """;

  private static final String CODE =
      """
      fn_decl path string, bstart int64, bend int64, label string
      call_expr path string, bstart int64, bend int64, label string
      owner_ranges owner_path string, owner_bstart int64, owner_bend int64, owner_label string
      inner_ranges inner_path string, inner_bstart int64, inner_bend int64, inner_label string
      label_dim dim_label string, dim_group string
      """;

  private static final String LEDGERS =
      """
      ledger acct string, cents int64
      ledger_adjust acct string, cents int64
      """;

  @Test
  void bindsTheProbeRollup() {
    String document = Documents.resource("ex1_probe_rollup.json");
    Binding binding = bind(document, PROBES, new Wanted.Everything());
    assertThat(PlanPrinter.print(binding.program())).isEqualTo(Documents.resource("ex1.plan"));
    assertThat(binding.warnings())
        .extracting(SpecWarning::message)
        .containsExactly(
            "cache_policy is not used yet",
            "join_graph.constraints is not used yet",
            "join_graph.edges is not used yet",
            "rule_intents is not used yet",
            "view keyed: entity_id is made of probe_id only, the first id column");
  }

  @Test
  void bindsWhatRunsOfTheCodeGraph() {
    String document =
        Documents.resource("ex2_code_graph.json")
            .replace("\"compliance_capture\": true", "\"compliance_capture\": false");
    List<String> outputs =
        List.of("out_nodes", "out_resolved_calls", "out_label_census", "out_labels_right");
    Binding binding = bind(document, CODE, new Wanted.Outputs(outputs));
    assertThat(PlanPrinter.print(binding.program())).isEqualTo(Documents.resource("ex2.plan"));
  }

  @Test
  void bindsTheChangeAudit() {
    String document =
        Documents.resource("ex3_change_audit.json")
            .replace("\"compliance_capture\": true", "\"compliance_capture\": false")
            .replace("\"tuner_mode\": \"Observe\"", "\"tuner_mode\": \"Off\"")
            .replace("\"capture_optimizer_lab\": true", "\"capture_optimizer_lab\": false")
            .replaceAll(
                "(?s)\"(rule_overlay|runtime_profile|maintenance)\": \\{.*?\n  \\}",
                "\"$1\": null");
    Binding binding = bind(document, LEDGERS, new Wanted.Everything());
    assertThat(PlanPrinter.print(binding.program())).isEqualTo(Documents.resource("ex3.plan"));
  }

  @Test
  void bindsTheSameTwice() {
    String document = Documents.resource("ex1_probe_rollup.json");
    assertThat(bind(document, PROBES, new Wanted.Everything()))
        .isEqualTo(bind(document, PROBES, new Wanted.Everything()));
  }

  private static Binding bind(String document, String tables, Wanted wanted) {
    Spec spec = SpecReader.read(document);
    BindOptions options = new BindOptions(wanted, "/base");
    FixedCatalog catalog = FixedCatalog.of(tables);
    Map<String, TableRef> pinned = new HashMap<>();
    InputPin.of(spec, options).forEach(pin -> pinned.put(pin.name(), catalog.table(pin.name())));
    ChangePin.of(spec, options)
        .forEach(pin -> pinned.put(pin.view(), catalog.changes(pin.input(), pin.range())));
    Binding binding = Binder.bind(spec, pinned, options);
    PlanChecker.check(binding.program());
    return binding;
  }
}
