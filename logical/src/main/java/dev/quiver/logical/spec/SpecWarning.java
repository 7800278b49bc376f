package dev.quiver.logical.spec;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something a run tells its author without failing.
public record SpecWarning(
    WarningCode code, WarningStage stage, String message, SortedMap<String, String> context) {
  public SpecWarning {
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /// A field that has no effect yet.
  static SpecWarning unused(String path, String what) {
    return new SpecWarning(
        WarningCode.RESERVED_PROFILE_KNOB_IGNORED,
        WarningStage.PREFLIGHT,
        what + " is not used yet",
        new TreeMap<>(Map.of("path", path)));
  }

  /// Something about a view that is allowed but seldom meant.
  static SpecWarning validation(String kind, String path, String view, String message) {
    return new SpecWarning(
        WarningCode.SEMANTIC_VALIDATION_WARNING,
        WarningStage.COMPILATION,
        message,
        new TreeMap<>(Map.of("kind", kind, "path", path, "view", view)));
  }
}
