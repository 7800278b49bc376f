package dev.quiver.optimizer.planner;

import dev.quiver.logical.QueryException;
import java.util.Collection;
import java.util.Comparator;

/// Says that a program cannot be optimized or planned as asked.
public final class PlanningException extends QueryException {
  private static final long serialVersionUID = 1L;

  private PlanningException(String code, String message) {
    super(code, message);
  }

  /// A setting switches off a phase or rule that does not exist.
  public static PlanningException unknownRule(String name, Collection<String> names) {
    String nearest =
        names.stream().min(Comparator.comparingInt(one -> distance(one, name))).orElse("");
    return new PlanningException(
        "UNKNOWN_RULE",
        "unknown phase or rule in rules.off: %s\n  try %s\n  known: %s"
            .formatted(name, nearest, String.join(", ", names)));
  }

  /// How many letters must be added, dropped or changed to make one word the other.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
