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
            Project b := b#2, a := a#2
              Filter a#2 > 1
                Project a#2 := a#3, b#2 := b#3
                  Scan t (a#3, b#3)
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
                Project a := a#2
                  Scan t (a#2)
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
              Project a := a#3
                Scan t (a#3)
              Project a#2 := a#4
                Scan t (a#4)
            """);
  }
}
