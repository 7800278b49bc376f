package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class PushConditionIntoMarkTest {
  @Test
  void filtersWhatIsLookedFor() {
    rewriting(
            new PushConditionIntoMark(),
            """
            MarkJoin m := a = d AND (e > 1) IS NOT DISTINCT FROM TRUE AND e IS NOT NULL
              Scan t (a)
              Scan u (d, e)
            """)
        .gives(
            """
            MarkJoin m := a = d
              Scan t (a)
              Filter (e > 1) IS NOT DISTINCT FROM TRUE AND e IS NOT NULL
                Scan u (d, e)
            """);
  }

  @Test
  void anUnknownAnswerIsNotNone() {
    rewriting(
            new PushConditionIntoMark(),
            """
            MarkJoin m := a = d AND e > 1
              Scan t (a)
              Scan u (d, e)
            """)
        .doesNotFire();
  }

  @Test
  void aKnownOneIs() {
    rewriting(
            new PushConditionIntoMark(),
            """
            MarkJoin m := a = d AND e > 1
              Scan t (a)
              Scan u (d, e) where e <> 7
            """)
        .gives(
            """
            MarkJoin m := a = d
              Scan t (a)
              Filter e > 1
                Scan u (d, e) where e <> 7
            """);
  }
}
