package dev.quiver.logical.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Finds the name that a mistyped one was most likely meant to be.
final class Suggestion {
  /// Beyond this many candidates a guess costs more than it helps.
  private static final int MAX_CANDIDATES = 1_000;

  private static final int MAX_LENGTH = 64;

  private Suggestion() {}

  /// The nearest candidate within a third of the name's length (at least two edits), the first of
  /// equals.
  static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int best = Math.max(2, name.length() / 3) + 1;
    Optional<String> found = Optional.empty();
    for (String candidate : candidates.stream().limit(MAX_CANDIDATES).toList()) {
      if (candidate.length() <= MAX_LENGTH
          && Math.abs(candidate.length() - name.length()) < best
          && edits(name, candidate) < Math.min(best, Math.max(name.length(), 2))) {
        best = edits(name, candidate);
        found = Optional.of(candidate);
      }
    }
    return found;
  }

  /// The hint that proposes the nearest candidate; empty where none is near.
  static String[] hint(String name, Collection<String> candidates) {
    return nearest(name, candidates)
        .map(near -> new String[] {"try " + near})
        .orElseGet(() -> new String[0]);
  }

  private static int edits(String left, String right) {
    int[] row = new int[right.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean same =
            Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
