package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PruneColumnsTest {
  @Test
  void scans() {
    rewriting(
            new PruneColumns(),
            """
            Project a
              Filter b > 1
                Scan t (a, b, c)
            """)
        .gives(
            """
            Project a
              Filter b > 1
                Scan t (a, b)
            """);
  }

  @Test
  void keepsWhatScansFilterBy() {
    rewriting(
            new PruneColumns(),
            """
            Project a
              Scan t (a, b, c) where b > 1
            """)
        .gives(
            """
            Project a
              Scan t (a, b) where b > 1
            """);
  }

  @Test
  void references() {
    rewriting(
            new PruneColumns(),
            """
            Project y
              View view (x, y)
            """)
        .gives(
            """
            Project y
              View view (y)
            """);
  }

  @Test
  void assignments() {
    rewriting(
            new PruneColumns(),
            """
            Project a
              Project a, z := b / c
                Scan t (a, b, c)
            """)
        .gives(
            """
            Project a
              Project a
                Scan t (a)
            """);
  }

  @Test
  void joins() {
    rewriting(
            new PruneColumns(),
            """
            Project b
              Join a = d
                Scan t (a, b, c)
                Scan u (d, e)
            """)
        .gives(
            """
            Project b
              Join a = d
                Scan t (a, b)
                Scan u (d)
            """);
  }

  @Test
  void aggregateCalls() {
    rewriting(
            new PruneColumns(),
            """
            Project a, n
              Aggregate by a, b: n := count(*), m := sum(c)
                Scan t (a, b, c)
            """)
        .gives(
            """
            Project a, n
              Aggregate by a, b: n := count(*)
                Scan t (a, b)
            """);
  }

  @Test
  void aggregatesOfOneRow() {
    rewriting(
            new PruneColumns(),
            """
            Project z := 1
              Aggregate: m := sum(c), n := count(*)
                Scan t (a, c)
            """)
        .gives(
            """
            Project z := 1
              Aggregate: m := sum(c)
                Scan t (c)
            """);
  }

  @Test
  void unionsByPosition() {
    rewriting(
            new PruneColumns(),
            """
            Project y
              Union (x, y)
                Scan t (a, b)
                Scan u (d, e) where d > 1
            """)
        .gives(
            """
            Project y
              Union (y)
                Scan t (b)
                Project e
                  Scan u (d, e) where d > 1
            """);
  }

  @Test
  void leavesTheRoot() {
    rewriting(
            new PruneColumns(),
            """
            Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void leavesUnionsOfDistinctRows() {
    rewriting(
            new PruneColumns(),
            """
            Aggregate by x, y
              Union (x, y)
                Scan t (a, b)
                Scan u (d, e)
            """)
        .doesNotFire();
  }
}
