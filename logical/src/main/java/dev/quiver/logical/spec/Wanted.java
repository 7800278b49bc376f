package dev.quiver.logical.spec;

import java.util.List;

/// Which part of a document is asked for; the rest is neither bound nor judged.
public sealed interface Wanted {
  /// All views and all outputs.
  record Everything() implements Wanted {}

  /// Some outputs, by table name, and the views they need.
  record Outputs(List<String> names) implements Wanted {
    public Outputs {
      names = List.copyOf(names);
    }
  }

  /// The rows of one view, and the views it needs; no outputs.
  record View(String name) implements Wanted {}
}
