package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushLimitThroughProjectTest {
  @Test
  void computesWhatIsWanted() {
    rewriting(
            new PushLimitThroughProject(),
            """
            Limit 3 after 1
              Project c := a + 1
                Scan t (a)
            """)
        .gives(
            """
            Project c := a + 1
              Limit 3 after 1
                Scan t (a)
            """);
  }

  @Test
  void leavesAFilter() {
    rewriting(
            new PushLimitThroughProject(),
            """
            Limit 3
              Filter a > 1
                Scan t (a)
            """)
        .doesNotFire();
  }
}
