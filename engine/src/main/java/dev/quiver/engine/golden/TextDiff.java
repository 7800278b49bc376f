package dev.quiver.engine.golden;

import java.util.ArrayList;
import java.util.List;

/// Shows how two short texts differ, line by line: `-` is gone, `+` is new.
///
/// By the longest common subsequence of lines (Hunt and McIlroy 1976, here the plain quadratic
/// table: plans are short).
final class TextDiff {
  private TextDiff() {}

  static String of(String before, String after) {
    List<String> left = before.lines().toList();
    List<String> right = after.lines().toList();
    int[][] common = common(left, right);
    List<String> out = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        out.add("  " + left.get(i));
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        out.add("- " + left.get(i++));
      } else {
        out.add("+ " + right.get(j++));
      }
    }
    return String.join("\n", out) + "\n";
  }

  /// The length of the longest common subsequence of the lines from (i, j) on.
  private static int[][] common(List<String> left, List<String> right) {
    int[][] lengths = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            left.get(i).equals(right.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }
}
