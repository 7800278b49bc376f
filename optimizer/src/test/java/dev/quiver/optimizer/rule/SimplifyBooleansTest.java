package dev.quiver.optimizer.rule;

import static dev.quiver.optimizer.rule.Rewriting.rewriting;

import org.junit.jupiter.api.Test;

class SimplifyBooleansTest {
  @Test
  void dropsNeutralTerms() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter p AND TRUE AND q
              Scan t (p, q)
            """)
        .gives(
            """
            Filter p AND q
              Scan t (p, q)
            """);
  }

  @Test
  void stopsAtDecisiveTerms() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter p OR (q AND FALSE) OR TRUE
              Scan t (p, q)
            """)
        .gives(
            """
            Filter TRUE
              Scan t (p, q)
            """);
  }

  @Test
  void keepsNullAndX() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter NULL AND p
              Scan t (p)
            """)
        .doesNotFire();
  }

  @Test
  void keepsXAndNotX() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter p AND NOT p
              Scan t (p)
            """)
        .doesNotFire();
  }

  @Test
  void findsContradictionsThatAreNeverNull() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter a IS NULL AND p AND a IS NOT NULL
              Scan t (a, p)
            """)
        .gives(
            """
            Filter FALSE
              Scan t (a, p)
            """);
  }

  @Test
  void findsTautologiesThatAreNeverNull() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter a IS NULL OR a IS NOT NULL
              Scan t (a)
            """)
        .gives(
            """
            Filter TRUE
              Scan t (a)
            """);
  }

  @Test
  void flattensAndDropsDuplicates() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter (p AND q) AND (q AND a > 1)
              Scan t (a, p, q)
            """)
        .gives(
            """
            Filter p AND q AND a > 1
              Scan t (a, p, q)
            """);
  }

  @Test
  void pushesNotIntoComparisons() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter NOT (a < 1 OR (b = 2 AND NOT p))
              Scan t (a, b, p)
            """)
        .gives(
            """
            Filter a >= 1 AND (b <> 2 OR p)
              Scan t (a, b, p)
            """);
  }

  @Test
  void leavesNotDistinctAndIn() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter NOT a IS NOT DISTINCT FROM b AND a NOT IN (1)
              Scan t (a, b)
            """)
        .doesNotFire();
  }

  @Test
  void dropsComparisonsWithTrue() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter p = TRUE AND q = FALSE
              Scan t (p, q)
            """)
        .gives(
            """
            Filter p AND NOT q
              Scan t (p, q)
            """);
  }

  @Test
  void negatesConstants() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter NOT FALSE OR NOT NULL
              Scan t (p)
            """)
        .gives(
            """
            Filter TRUE
              Scan t (p)
            """);
  }

  @Test
  void comparesNothingWithNull() {
    rewriting(
            new SimplifyBooleans(),
            """
            Filter a = NULL OR NULL <> b OR a IS NOT DISTINCT FROM NULL
              Scan t (a, b)
            """)
        .gives(
            """
            Filter CAST(NULL AS boolean) OR a IS NOT DISTINCT FROM NULL
              Scan t (a, b)
            """);
  }
}
