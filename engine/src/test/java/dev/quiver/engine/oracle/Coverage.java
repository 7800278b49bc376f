package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/// Counts what random cases tried, by family and name: `join`, `LEFT JOIN`.
final class Coverage {
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  void seen(String family, String name) {
    counts.computeIfAbsent(family, _ -> new TreeMap<>()).merge(name, 1, Integer::sum);
  }

  int count(String family, String name) {
    return counts.getOrDefault(family, Map.of()).getOrDefault(name, 0);
  }

  /// The names of a family that were seen at least once.
  int names(String family) {
    return counts.getOrDefault(family, Map.of()).size();
  }

  /// A line for each family.
  void print(String title) {
    counts.forEach((family, names) -> System.out.println(title + ": " + family + " " + names));
  }

  /// Every name of a family was seen this often in a thousand cases.
  void atLeast(int least, int cases, String family, String... names) {
    for (String name : names) {
      assertThat(count(family, name))
          .as(family + " " + name)
          .isGreaterThanOrEqualTo((int) ((long) least * cases / 1_000));
    }
  }
}
