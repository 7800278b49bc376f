package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpecHashTest {
  @Test
  void hashesTheProbeRollup() {
    hashes(
        "ex1_probe_rollup.json",
        6604,
        "34120ef3096bd6e30a99df5d86e8abec67001da10b703e4fb4a278168bae0a68");
  }

  @Test
  void hashesTheCodeGraph() {
    hashes(
        "ex2_code_graph.json",
        8111,
        "ddebcfdc34d0c1a1369056acb93ab33d2b6b2b42267ae393c70f7572b588479c");
  }

  @Test
  void hashesTheChangeAudit() {
    hashes(
        "ex3_change_audit.json",
        7186,
        "0544fe7d13e4c320bb2499701de2daa7dc1e033b9a20933ce7aee26207d94b23");
  }

  @Test
  void readsItsOwnText() {
    for (String name :
        new String[] {"ex1_probe_rollup.json", "ex2_code_graph.json", "ex3_change_audit.json"}) {
      Spec spec = SpecReader.read(Documents.resource(name));
      assertThat(SpecReader.read(SpecHash.canonicalText(spec))).isEqualTo(spec);
    }
  }

  @Test
  void doesNotSeeLayoutOrDefaultsWrittenOut() {
    Spec plain = SpecReader.read(Documents.SMALLEST);
    Spec spelled =
        SpecReader.read(
            Documents.with("\"typed_parameters\": [], \"maintenance\": null, \"runtime\": {}"));
    assertThat(SpecHash.of(spelled)).isEqualTo(SpecHash.of(plain));
  }

  @Test
  void seesATracingObjectThatSaysNothing() {
    Spec plain = SpecReader.read(Documents.SMALLEST);
    Spec traced = SpecReader.read(Documents.with("\"runtime\": {\"tracing\": {}}"));
    assertThat(plain.runtime().tracing().recordMetrics()).isTrue();
    assertThat(traced.runtime().tracing().recordMetrics()).isFalse();
    assertThat(SpecHash.of(traced)).isNotEqualTo(SpecHash.of(plain));
  }

  @Test
  void printsNumbersInTheirShortestForm() {
    double[] numbers = {
      1,
      -1,
      0.1,
      -0.0,
      1e15,
      1e16,
      123e20,
      1.5e300,
      1e-5,
      1e-6,
      12.34,
      Double.MIN_VALUE,
      Double.MAX_VALUE
    };
    StringBuilder printed = new StringBuilder();
    for (double number : numbers) {
      printed.append(CanonicalJson.number(number)).append(' ');
    }
    assertThat(printed.toString().strip())
        .isEqualTo(
            "1.0 -1.0 0.1 -0.0 1000000000000000.0 1e16 1.23e22 1.5e300 0.00001 1e-6 12.34 5e-324"
                + " 1.7976931348623157e308");
  }

  @Test
  void escapesOnlyWhatMustBe() {
    assertThat(CanonicalJson.print(new Json.Text("a\"\\/\b\f\n\r\t\u0001\u007fé\u2028😀")))
        .isEqualTo("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007fé\u2028😀\"");
  }

  @Test
  void sortsNamesByTheirBytes() {
    Spec spec =
        SpecReader.read(
            Documents.changed(
                "\"rule_intents\": []",
                "\"rule_intents\": [{\"name\": \"n\", \"class\": \"Safety\", \"params\":"
                    + " {\"\ud83d\ude00\": 1, \"\uffee\": {\"b\": 2.50, \"a\": null}}}]"));
    assertThat(SpecHash.canonicalText(spec))
        .contains("\"params\":{\"\uffee\":{\"a\":null,\"b\":2.5},\"\ud83d\ude00\":1}");
  }

  private static void hashes(String name, int bytes, String digest) {
    Spec spec = SpecReader.read(Documents.resource(name));
    assertThat(SpecHash.canonicalText(spec).getBytes(StandardCharsets.UTF_8)).hasSize(bytes);
    assertThat(SpecHash.of(spec).hex()).isEqualTo(digest);
  }
}
