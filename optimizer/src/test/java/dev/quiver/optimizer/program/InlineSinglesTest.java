package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

import org.junit.jupiter.api.Test;

class InlineSinglesTest {
  @Test
  void inlinesThroughSeveral() {
    rewriting(
            new InlineSingles(),
            """
            view a
              Scan t (a, b)
            view b
              Filter a > 1
                View a (a, b)
            output out
              View b (b, a)
            """)
        .gives(
            """
            Project b, a
              Filter a > 1
                Scan t (a, b)
            """);
  }

  @Test
  void sharesWhatOnePlanReadsTwice() {
    rewriting(
            new InlineSingles(),
            """
            view a
              Scan t (a)
            output out
              Join a = a#2
                View a (a)
                View a (a#2)
            """)
        .doesNotFire();
  }

  @Test
  void inlinesIntoWhatIsShared() {
    rewriting(
            new InlineSingles(),
            """
            view a
              Scan t (a)
            view b
              Filter a > 1
                View a (a)
            output one
              View b (a)
            output two
              View b (a)
            """)
        .gives(
            """
            view b
              Filter a > 1
                Scan t (a)
            output one
              View b (a)
            output two
              View b (a)
            """);
  }

  @Test
  void raisesIdsAboveTheHosts() {
    rewriting(
            new InlineSingles(),
            """
            view a
              Scan t (a)
            view b
              Scan t (a)
            output out
              Join a = a#2
                View a (a)
                View b (a#2)
            """)
        .gives(
            """
            Join a = a#2
              Scan t (a)
              Scan t (a#2)
            """);
  }
}
