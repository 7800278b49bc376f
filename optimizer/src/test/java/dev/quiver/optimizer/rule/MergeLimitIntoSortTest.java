package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class MergeLimitIntoSortTest {
  @Test
  void sortsTheFirstRows() {
    rewriting(
            new MergeLimitIntoSort(),
            """
            Limit 10
              Sort by a DESC, b
                Scan t (a, b)
            """)
        .gives(
            """
            TopK 10 by a DESC, b
              Scan t (a, b)
            """);
  }

  @Test
  void sortsThoseBeforeTheOffsetToo() {
    rewriting(
            new MergeLimitIntoSort(),
            """
            Limit 10 after 5
              Sort by a
                Scan t (a, b)
            """)
        .gives(
            """
            Limit 10 after 5
              TopK 15 by a
                Scan t (a, b)
            """);
  }

  @Test
  void sortsAllWhereAllAreWanted() {
    rewriting(
            new MergeLimitIntoSort(),
            """
            Limit all after 5
              Sort by a
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void doesNotOverflow() {
    rewriting(
            new MergeLimitIntoSort(),
            """
            Limit 9223372036854775806 after 5
              Sort by a
                Scan t (a, b)
            """)
        .doesNotFire();
  }
}
