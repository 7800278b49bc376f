package dev.quiver.logical.spec;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a spec until all of it is known.
final class Diagnostics {
  private final List<Diagnostic> found = new ArrayList<>();

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  int count() {
    return found.size();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(found);
    }
  }
}
