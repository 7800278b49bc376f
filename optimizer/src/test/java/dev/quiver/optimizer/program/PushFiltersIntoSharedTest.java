package dev.quiver.optimizer.program;

import static dev.quiver.optimizer.program.ProgramRewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFiltersIntoSharedTest {
  @Test
  void asksForAnyOfWhatReadersAsk() {
    rewriting(
            new PushFiltersIntoShared(),
            """
            view v
              Scan t (a)
            output one
              Filter a = 1
                View v (a)
            output two
              Filter a = 2 AND a > 0
                View v (a)
            """)
        .once(
            """
            view v
              Filter a = 1 OR a = 2 AND a > 0
                Scan t (a)
            output one
              Filter a = 1
                View v (a)
            output two
              Filter a = 2 AND a > 0
                View v (a)
            """);
  }

  @Test
  void movesWhatAllAsk() {
    rewriting(
            new PushFiltersIntoShared(),
            """
            view v
              Scan t (a, b)
            output one
              Filter a = 1
                View v (a)
            output two
              Filter x = 1 AND 1 / b = 1
                View v (b, x := a)
            """)
        .gives(
            """
            view v
              Filter a = 1
                Scan t (a, b)
            output one
              View v (a)
            output two
              Filter 1 / b = 1
                View v (b, x := a)
            """);
  }

  @Test
  void leavesItWhereOneReaderTakesAll() {
    rewriting(
            new PushFiltersIntoShared(),
            """
            view v
              Scan t (a)
            output one
              Filter a = 1
                View v (a)
            output two
              View v (a)
            """)
        .doesNotFire();
  }

  @Test
  void leavesWhatCanFail() {
    rewriting(
            new PushFiltersIntoShared(),
            """
            view v
              Scan t (a)
            output one
              Filter 1 / a = 1
                View v (a)
            output two
              Filter 1 / a = 1
                View v (a)
            """)
        .doesNotFire();
  }

  @Test
  void asksThroughSeveral() {
    rewriting(
            new PushFiltersIntoShared(),
            """
            view v
              Scan t (a)
            view w
              View v (a)
            output one
              Filter a = 1
                View w (a)
            output two
              Filter a = 1
                View w (a)
            """)
        .gives(
            """
            view v
              Filter a = 1
                Scan t (a)
            view w
              View v (a)
            output one
              View w (a)
            output two
              View w (a)
            """);
  }
}
