package dev.quiver.logical.spec;

import dev.quiver.logical.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Collects what is wrong with a spec until all of it is known.
///
/// A document that is wrong in thousands of places is wrong in one way; beyond a bound nothing is
/// kept, and names are no longer guessed, so that bad input costs no more than good.
final class Diagnostics {
  private static final int KEPT = 10_000;
  private static final int GUESSED = 100;

  /// Among more names than this a guess costs more than it helps.
  private static final int SEARCHED = 1_000;

  private final List<Diagnostic> found = new ArrayList<>();
  private int count;

  void add(Diagnostic diagnostic) {
    count++;
    if (found.size() < KEPT) {
      found.add(diagnostic);
    }
  }

  /// How many there were, kept or not.
  int count() {
    return count;
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }

  /// The hint that names what may have been meant.
  Optional<String> guess(String name, Collection<String> known) {
    return count > GUESSED || known.size() > SEARCHED
        ? Optional.empty()
        : Suggestion.nearest(name, known).map(near -> "try " + near);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(found);
    }
  }
}
