package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Views;
import dev.quiver.exec.expr.variant.VariantEncoder;
import dev.quiver.exec.expr.variant.VariantJson;
import java.nio.charset.StandardCharsets;

/// Goes from variants to JSON and back.
final class VariantFunctions {
  private VariantFunctions() {}

  static RowFunction toJson() {
    return (arguments, row, out) ->
        out.setBytes(
            row, VariantJson.of(arguments[0].address(row)).getBytes(StandardCharsets.UTF_8));
  }

  static RowFunction parseJson() {
    return (arguments, row, out) ->
        out.setBytes(
            row,
            VariantEncoder.ofJson(Views.string(arguments[0].address(row)))
                .orElseThrow(
                    () -> EvaluationException.argument("parse_json", "text that is not JSON")));
  }
}
