package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterIntoScanTest {
  @Test
  void givesTheScanItsConjuncts() {
    rewriting(
            new PushFilterIntoScan(),
            """
            Filter b = 2 AND a > 1
              Scan t (a, b) where a > 1
            """)
        .gives(
            """
            Scan t (a, b) where a > 1 and b = 2
            """);
  }

  @Test
  void leavesWhatCanFail() {
    rewriting(
            new PushFilterIntoScan(),
            """
            Filter a > 1 AND 1 / b = 2
              Scan t (a, b)
            """)
        .gives(
            """
            Filter 1 / b = 2
              Scan t (a, b) where a > 1
            """);
  }

  @Test
  void leavesOnlyWhatCanFail() {
    rewriting(
            new PushFilterIntoScan(),
            """
            Filter 1 / b = 2
              Scan t (a, b)
            """)
        .doesNotFire();
  }
}
