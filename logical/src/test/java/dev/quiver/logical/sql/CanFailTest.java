package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which texts may end in an error while running.
class CanFailTest {
  @Test
  void knowsWhatCannotFail() {
    for (String text :
        """
        a = 1
        amount + amount
        amount * amount
        f / 0e0
        a / 2
        a % 2
        a % -1
        abs(f)
        abs(amount)
        -amount
        round(f, 2)
        round(a)
        round(amount, 1)
        substring(Mixed, 2)
        substring(Mixed, a, 3)
        CAST(small AS int64)
        CAST(a AS string)
        CAST(a AS float32)
        CAST(a AS decimal(19,0))
        CAST(flag AS int8)
        CAST(ts AS date)
        TRY_CAST(Mixed AS int64)
        TRY_CAST(Mixed AS boolean)
        Mixed LIKE 'a%'
        date - date
        year(ts)
        date_diff('second', ts, ts)
        last_day(ts)
        split_part(Mixed, '-', 2)
        bitwise_left_shift(a, 3)
        sqrt(a)
        greatest(a, b)
        span['bend']
        stable_id_parts('x', a, f)
        """
            .lines()
            .toList()) {
      assertThat(canFail(text)).as(text).isFalse();
    }
  }

  @Test
  void knowsWhatCan() {
    for (String text :
        """
        a + 1
        a / b
        a / 0
        a / -1
        a % 0
        a % b
        -a
        amount / 2.0
        wide * wide
        wide + wide
        abs(a)
        round(a, -1)
        round(wide, 2)
        substring(Mixed, 1, a)
        substring(Mixed, 1, -1)
        date_trunc('month', ts)
        span_len(span)
        date + 1
        date_diff('microsecond', date, date)
        last_day(date)
        split_part(Mixed, '-', a)
        bitwise_left_shift(a, b)
        regexp_like(Mixed, Mixed)
        gcd(a, b)
        CAST(Mixed AS boolean)
        CAST(Mixed AS int64)
        CAST(Mixed AS float64)
        CAST(bytes AS string)
        CAST(a AS int32)
        CAST(a AS decimal(18,0))
        CAST(f AS int64)
        CAST(date AS timestamp)
        coalesce(a, a + 1)
        CASE WHEN flag THEN a / b ELSE 0 END
        a IN (1, b + 1)
        """
            .lines()
            .toList()) {
      assertThat(canFail(text)).as(text).isTrue();
    }
  }

  private static boolean canFail(String text) {
    return SqlExpressions.bind(text, TestScope.WIDE).canFail();
  }
}
