package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushFilterThroughProjectTest {
  @Test
  void inlines() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x > 1 AND b = 2
              Project x := a, b
                Scan t (a, b)
            """)
        .gives(
            """
            Project x := a, b
              Filter a > 1 AND b = 2
                Scan t (a, b)
            """);
  }

  @Test
  void inlinesCheapWork() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x IS NULL
              Project x := TRY_CAST(a AS int32)
                Scan t (a)
            """)
        .gives(
            """
            Project x := TRY_CAST(a AS int32)
              Filter TRY_CAST(a AS int32) IS NULL
                Scan t (a)
            """);
  }

  @Test
  void doesNotRepeatCostlyWork() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x = 'y'
              Project x := lower(s)
                Scan t (s)
            """)
        .doesNotFire();
  }

  @Test
  void doesNotRepeatWhatCanFail() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x > 1
              Project x := a / b
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void movesWhatItCan() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x > 1 AND b > 2
              Project x := a / b, b
                Scan t (a, b)
            """)
        .gives(
            """
            Filter x > 1
              Project x := a / b, b
                Filter b > 2
                  Scan t (a, b)
            """);
  }

  @Test
  void movesWhatCanFailByItself() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter 1 / a = 1
              Project a, b
                Scan t (a, b)
            """)
        .gives(
            """
            Project a, b
              Filter 1 / a = 1
                Scan t (a, b)
            """);
  }

  @Test
  void keepsWhatCanFailBehindItsGuard() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x > 1 AND 1 / b = 1
              Project x := a / b, b
                Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void turnsConstantsIntoConstants() {
    rewriting(
            new PushFilterThroughProject(),
            """
            Filter x = 't'
              Project x := 't', a
                Scan t (a)
            """)
        .gives(
            """
            Project x := 't', a
              Filter 't' = 't'
                Scan t (a)
            """);
  }
}
