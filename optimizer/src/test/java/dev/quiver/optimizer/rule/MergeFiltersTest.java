package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeFiltersTest {
  @Test
  void mergesInOrder() {
    rewriting(
            new MergeFilters(),
            """
            Filter b > 2
              Filter a > 1
                Scan t (a, b)
            """)
        .gives(
            """
            Filter a > 1 AND b > 2
              Scan t (a, b)
            """);
  }

  @Test
  void leavesWhatCanFailAbove() {
    rewriting(
            new MergeFilters(),
            """
            Filter 1 / b > 2 AND c = 1
              Filter a > 1
                Scan t (a, b, c)
            """)
        .gives(
            """
            Filter 1 / b > 2
              Filter a > 1 AND c = 1
                Scan t (a, b, c)
            """);
  }

  @Test
  void leavesTwoThatMustStayApart() {
    rewriting(
            new MergeFilters(),
            """
            Filter 1 / b > 2
              Filter a > 1
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void dropsDuplicates() {
    rewriting(
            new MergeFilters(),
            """
            Filter a > 1
              Filter a > 1 AND b = 2
                Scan t (a, b)
            """)
        .gives(
            """
            Filter a > 1 AND b = 2
              Scan t (a, b)
            """);
  }
}
