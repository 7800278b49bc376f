package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

import org.junit.jupiter.api.Test;

class DropUnreadTest {
  @Test
  void dropsWhatNoOutputNeeds() {
    rewriting(
            new DropUnread(),
            """
            view a
              Scan t (a)
            view b
              View a (a)
            view c
              Scan u (d)
            output out
              View c (d)
            output other
              Scan u (e)
            """)
        .gives(
            """
            view c
              Scan u (d)
            output out
              View c (d)
            output other
              Scan u (e)
            """);
  }

  @Test
  void keepsWhatIsReadThroughOthers() {
    rewriting(
            new DropUnread(),
            """
            view a
              Scan t (a)
            view b
              View a (a)
            output out
              View b (a)
            """)
        .doesNotFire();
  }
}
