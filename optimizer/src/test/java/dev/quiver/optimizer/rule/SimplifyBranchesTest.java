package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class SimplifyBranchesTest {
  @Test
  void dropsBranchesThatAreNeverReached() {
    rewriting(
            new SimplifyBranches(),
            """
            Project x := CASE WHEN FALSE THEN 1 WHEN p THEN 2 WHEN TRUE THEN a / 0 ELSE 4 END
              Scan t (a, p)
            """)
        .gives(
            """
            Project x := CASE WHEN p THEN 2 ELSE a / 0 END
              Scan t (a, p)
            """);
  }

  @Test
  void keepsTheFirstBranchThatIsAlwaysReached() {
    rewriting(
            new SimplifyBranches(),
            """
            Project x := CASE WHEN TRUE THEN a ELSE 4 END
              Scan t (a)
            """)
        .gives(
            """
            Project x := a
              Scan t (a)
            """);
  }

  @Test
  void endsCoalesceAtAConstant() {
    rewriting(
            new SimplifyBranches(),
            """
            Project x := coalesce(NULL, a, 1, b)
              Scan t (a, b)
            """)
        .gives(
            """
            Project x := coalesce(a, 1)
              Scan t (a, b)
            """);
  }

  @Test
  void leavesWhatIsOpen() {
    rewriting(
            new SimplifyBranches(),
            """
            Project x := CASE WHEN p THEN 1 ELSE 2 END, y := coalesce(a, 1)
              Scan t (a, p)
            """)
        .doesNotFire();
  }
}
