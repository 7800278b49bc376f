package dev.quiver.logical;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds what someone may have meant by a name that is not there.
public final class Suggestion {
  /// More names than this are cut short in a message.
  private static final int SHOWN = 12;

  /// Longer names are not compared: the work grows with the square.
  private static final int LONGEST = 64;

  private Suggestion() {}

  /// The known name nearest to the one asked for, if one is near: at most a third of it differs.
  public static Optional<String> nearest(String asked, Collection<String> known) {
    return known.stream()
        .filter(name -> isNear(asked, name))
        .min(
            Comparator.comparingInt((String name) -> distance(folded(asked), folded(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The two lines of an error message: what there is, and what to try.
  public static String lines(String asked, Collection<String> known) {
    String has = known.stream().limit(SHOWN).collect(Collectors.joining(", "));
    String more = known.size() > SHOWN ? ", … (" + known.size() + " in all)" : "";
    return (known.isEmpty() ? "\n  there are none" : "\n  has " + has + more)
        + nearest(asked, known).map(name -> "\n  try " + name).orElse("");
  }

  private static boolean isNear(String asked, String name) {
    int longer = Math.max(asked.length(), name.length());
    if (longer > LONGEST) {
      return false;
    }
    int distance = distance(folded(asked), folded(name));
    return distance <= Math.max(1, longer / 3) && distance < longer;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// How many characters to insert, delete, replace or exchange with the next one.
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int step(int[][] cost, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean exchanged =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
