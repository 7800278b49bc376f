package dev.quiver.logical.spec;

import java.util.List;
import java.util.stream.Collectors;

/// One thing that is wrong with a spec: what (a stable code and a message), where (a dotted JSON
/// path and, where there is one, the name of the view, input or output there), and what now.
public record Diagnostic(
    String code, String path, String owner, String message, List<String> hints) {
  public Diagnostic {
    hints = List.copyOf(hints);
  }

  /// A diagnostic of a place that belongs to no named thing.
  static Diagnostic of(String code, String path, String message, String... hints) {
    return new Diagnostic(code, path, "", message, List.of(hints));
  }

  /// The message, its place and the hints, as people read them.
  public String text() {
    String place = owner.isEmpty() ? path : path + " (\"" + owner + "\")";
    return message
        + "\n  at  "
        + place
        + hints.stream().map(hint -> "\n  " + hint).collect(Collectors.joining());
  }
}
