package dev.quiver.engine.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.engine.RunResult;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.logical.spec.SpecHash;
import dev.quiver.logical.spec.SpecWarning;
import java.util.HexFormat;
import java.util.Map;

/// Prints a run's result as the wire's JSON document.
///
/// Members the wire has and a run does not are left out. Beside `captured` and `unavailable` an
/// outcome's status may be `conflict` or `failed`, with a `reason`.
public final class RunResultJson {
  private RunResultJson() {}

  /// One document.
  public static String text(RunResult result) {
    ObjectNode json = JsonText.object();
    ArrayNode outputs = json.putArray("outputs");
    result.outcomes().forEach(outcome -> output(outputs.addObject(), outcome));
    result.hash().ifPresent(hash -> bytes(json.putArray("spec_hash"), hash));
    json.set("collected_metrics", metrics(result));
    ArrayNode warnings = json.putArray("warnings");
    result.warnings().forEach(warning -> warning(warnings.addObject(), warning));
    json.put("started_at", result.started().toString());
    json.put("completed_at", result.completed().toString());
    return JsonText.print(json);
  }

  private static void output(ObjectNode json, CommitOutcome outcome) {
    json.put("table_name", outcome.output());
    json.put("delta_location", outcome.location());
    switch (outcome) {
      case CommitOutcome.Committed done -> {
        json.put("rows_written", done.rows());
        ObjectNode written = json.putObject("write_outcome");
        written.put("status", "captured");
        written.put("delta_version", done.version());
        written.put("files_added", done.files());
        written.put("bytes_written", done.bytes());
      }
      case CommitOutcome.Conflict lost -> refused(json, "conflict", lost.reason());
      case CommitOutcome.Failed failed -> refused(json, "failed", failed.error().text());
    }
  }

  private static void refused(ObjectNode json, String status, String reason) {
    json.put("rows_written", 0);
    json.putObject("write_outcome").put("status", status).put("reason", reason);
  }

  private static void bytes(ArrayNode json, SpecHash hash) {
    for (byte each : HexFormat.of().parseHex(hash.hex())) {
      json.add(Byte.toUnsignedInt(each));
    }
  }

  private static ObjectNode metrics(RunResult result) {
    ObjectNode json = JsonText.object();
    long rows =
        result.outcomes().stream()
            .mapToLong(outcome -> outcome instanceof CommitOutcome.Committed done ? done.rows() : 0)
            .sum();
    Map<PlanPosition, OperatorMetrics> operators = result.metrics().operators();
    json.put("output_rows", rows);
    json.put("spill_count", 0);
    json.put("spilled_bytes", 0);
    json.put(
        "elapsed_compute_nanos",
        operators.values().stream().mapToLong(OperatorMetrics::nanos).sum());
    json.put("peak_memory_bytes", result.peakMemoryBytes());
    ObjectNode counters = json.putObject("counters");
    result.metrics().counters().forEach(counters::put);
    ArrayNode list = json.putArray("operator_metrics");
    operators.forEach((position, counts) ->
        list.addObject()
            .put("operator_name", position.name() + "/" + position.preorder())
            .put("output_rows", counts.rows())
            .put("elapsed_compute_nanos", counts.nanos())
            .put("memory_usage", counts.peakBytes()));
    return json;
  }

  private static void warning(ObjectNode json, SpecWarning warning) {
    json.put("code", warning.code().wire());
    json.put("stage", warning.stage().wire());
    json.put("message", warning.message());
    ObjectNode context = json.putObject("context");
    warning.context().forEach(context::put);
  }
}
