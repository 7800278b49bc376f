package dev.quiver.exec.expr.variant;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A value of JSON, fields in the order of their names.
sealed interface JsonValue {
  /// Names by their UTF-8 bytes, which is the order of fields in a variant.
  Comparator<String> NAMES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  record Null() implements JsonValue {}

  record Truth(boolean value) implements JsonValue {}

  record Exact(BigDecimal value) implements JsonValue {}

  record Real(double value) implements JsonValue {}

  record Text(String value) implements JsonValue {}

  record Fields(Map<String, JsonValue> values) implements JsonValue {}

  record Elements(List<JsonValue> values) implements JsonValue {}
}
