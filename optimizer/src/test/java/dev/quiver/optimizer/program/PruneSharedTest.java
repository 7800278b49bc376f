package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

import org.junit.jupiter.api.Test;

class PruneSharedTest {
  @Test
  void keepsTheUnionOfWhatIsTaken() {
    rewriting(
            new PruneShared(),
            """
            view v
              Scan t (a, b, c)
            output one
              View v (a)
            output two
              View v (c)
            """)
        .gives(
            """
            view v
              Scan t (a, c)
            output one
              View v (a)
            output two
              View v (c)
            """);
  }

  @Test
  void goesThroughSeveral() {
    rewriting(
            new PruneShared(),
            """
            view v
              Scan t (a, b, c)
            view w
              Join a = a#2
                View v (a, b)
                View v (a#2, c)
            output one
              View w (b)
            output two
              View w (a)
            """)
        .gives(
            """
            view v
              Scan t (a, b)
            view w
              Project a, b
                Join a = a#2
                  View v (a, b)
                  View v (a#2)
            output one
              View w (b)
            output two
              View w (a)
            """);
  }

  @Test
  void keepsWhatItFiltersBy() {
    rewriting(
            new PruneShared(),
            """
            view v
              Scan t (a, b, c) where c > 1
            output one
              View v (a)
            output two
              View v (a)
            """)
        .gives(
            """
            view v
              Project a
                Scan t (a, c) where c > 1
            output one
              View v (a)
            output two
              View v (a)
            """);
  }

  @Test
  void leavesWhatIsTakenWhole() {
    rewriting(
            new PruneShared(),
            """
            view v
              Scan t (a)
            output one
              View v (a)
            output two
              View v (a)
            """)
        .doesNotFire();
  }
}
