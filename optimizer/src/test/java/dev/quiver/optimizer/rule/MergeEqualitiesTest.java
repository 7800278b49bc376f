package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeEqualitiesTest {
  @Test
  void listsWhatAValueMayEqual() {
    rewriting(
            new MergeEqualities(),
            """
            Filter a = 1 OR b > 2 OR a IN (3, 1) OR b = 7
              Scan t (a, b)
            """)
        .gives(
            """
            Filter a IN (1, 3) OR b > 2 OR b = 7
              Scan t (a, b)
            """);
  }

  @Test
  void aListOfOneIsAnEquality() {
    rewriting(
            new MergeEqualities(),
            """
            Filter a IN (1) AND (b = 2 OR b = 2)
              Scan t (a, b)
            """)
        .gives(
            """
            Filter a = 1 AND b = 2
              Scan t (a, b)
            """);
  }

  @Test
  void leavesNullsFloatsAndWhatCanFail() {
    rewriting(
            new MergeEqualities(),
            """
            Filter a = 1 OR a IN (2, NULL) OR f = 1e0 OR f = 2e0 OR 6 / b = 1 OR 6 / b = 2
              Scan t (a, b, f)
            """)
        .doesNotFire();
  }
}
