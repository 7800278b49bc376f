package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprPrinter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Text in, text and type out: what is written, what it means.
class SqlExpressionsTest {
  /// Each line: the text, `=>`, what it prints as, `:`, its type.
  private static final String MEANINGS =
      """
      1                                   => 1 : int64
      1.5                                 => 1.5 : decimal(2,1)
      0.05                                => 0.05 : decimal(2,2)
      .5                                  => 0.5 : decimal(1,1)
      5.                                  => CAST(5 AS decimal(1,0)) : decimal(1,0)
      1e0                                 => 1e0 : float64
      1.5E-3                              => 0.0015e0 : float64
      9223372036854775807                 => 9223372036854775807 : int64
      9223372036854775808                 => CAST(9223372036854775808 AS decimal(19,0)) : decimal(19,0)
      -9223372036854775808                => -9223372036854775808 : int64
      -0e0                                => -0e0 : float64
      +5                                  => 5 : int64
      - -5                                => -(-5) : int64
      -(5)                                => -(5) : int64
      -amount                             => -amount : decimal(12,2)
      'it''s'                             => 'it''s' : string
      ''                                  => '' : string
      E'a\\tb\\n\\u{1f600}\\\\'             => E'a\\tb\\n😀\\\\' : string
      x'00Ff'                             => X'00ff' : binary
      TRUE                                => TRUE : boolean
      false                               => FALSE : boolean
      NULL                                => NULL : null
      DATE '2024-02-29'                   => DATE '2024-02-29' : date
      timestamp '2024-05-17 13:45'        => TIMESTAMP '2024-05-17 13:45:00' : timestamp
      timestamp '2024-05-17T13:45:00.120+02:00' => TIMESTAMP '2024-05-17 11:45:00.12' : timestamp
      TIMESTAMP_NTZ '2024-05-17'          => TIMESTAMP_NTZ '2024-05-17 00:00:00' : timestamp_ntz
      TIMESTAMP '1969-12-31 23:59:59.999999' => TIMESTAMP '1969-12-31 23:59:59.999999' : timestamp
      a                                   => a : int64
      A                                   => a : int64
      "a"                                 => a : int64
      Mixed                               => Mixed : string
      mixed                               => Mixed : string
      "with ""quotes"" and space"         => "with ""quotes"" and space" : int64
      "a.b"                               => "a.b" : int64
      "select"                            => "select" : int64
      "case"                              => "case" : int64
      date                                => date : date
      date = DATE '2024-01-01'            => date = DATE '2024-01-01' : boolean
      date >= '2024-01-01'                => date >= DATE '2024-01-01' : boolean
      ts < '2024-01-01 10:00'             => ts < TIMESTAMP '2024-01-01 10:00:00' : boolean
      ts = DATE '2024-01-01'              => ts = TIMESTAMP '2024-01-01 00:00:00' : boolean
      naive = DATE '2024-01-01'           => naive = TIMESTAMP_NTZ '2024-01-01 00:00:00' : boolean
      small = 5                           => small = 5 : boolean
      small = 5.0                         => small = 5 : boolean
      small = 100000                      => CAST(small AS int64) = 100000 : boolean
      small = 5.5                         => CAST(small AS decimal(6,1)) = 5.5 : boolean
      amount > 10                         => amount > 10.00 : boolean
      amount > 1.005                      => CAST(amount AS decimal(13,3)) > 1.005 : boolean
      f = 1                               => f = 1e0 : boolean
      f = 0.1                             => f = CAST(0.1 AS float64) : boolean
      a = f                               => CAST(a AS float64) = f : boolean
      a = small                           => a = CAST(small AS int64) : boolean
      a = amount                          => CAST(a AS decimal(21,2)) = CAST(amount AS decimal(21,2)) : boolean
      1 - amount                          => 1 - amount : decimal(13,2)
      -1 * amount                         => CAST(-1 AS decimal(1,0)) * amount : decimal(14,2)
      amount > 12345678901                => CAST(amount AS decimal(13,2)) > 12345678901.00 : boolean
      coalesce(amount, 0)                 => coalesce(amount, CAST(0.00 AS decimal(12,2))) : decimal(12,2)
      ts > date                           => ts > CAST(date AS timestamp) : boolean
      date <= naive                       => CAST(date AS timestamp_ntz) <= naive : boolean
      date = TIMESTAMP '2024-01-01'       => date = DATE '2024-01-01' : boolean
      date + 1                            => add_days(date, 1) : date
      small + date                        => add_days(date, CAST(small AS int64)) : date
      date - 30                           => add_days(date, -30) : date
      date - date                         => date_diff('day', date, date) : int64
      EXTRACT(YEAR FROM ts)               => date_part('year', ts) : int64
      year(date)                          => date_part('year', date) : int64
      date - INTERVAL '1' MONTH           => add_months(date, -1) : date
      date + INTERVAL 30 days              => add_days(date, 30) : date
      EXTRACT(epoch FROM date)            => date_part('epoch', date) : float64
      a = NULL                            => a = NULL : boolean
      NULL = NULL                         => NULL = NULL : boolean
      a <> b                              => a <> b : boolean
      a != b                              => a <> b : boolean
      a < b                               => a < b : boolean
      a <= b                              => a <= b : boolean
      a >= b                              => a >= b : boolean
      a IS DISTINCT FROM b                => a IS DISTINCT FROM b : boolean
      a IS NOT DISTINCT FROM 5            => a IS NOT DISTINCT FROM 5 : boolean
      a = 1 AND b = 2 OR flag             => a = 1 AND b = 2 OR flag : boolean
      a = 1 AND (b = 2 OR flag)           => a = 1 AND (b = 2 OR flag) : boolean
      (a = 1 AND b = 2) AND flag          => (a = 1 AND b = 2) AND flag : boolean
      flag OR flag OR NULL                => flag OR flag OR CAST(NULL AS boolean) : boolean
      NOT a = 1                           => NOT a = 1 : boolean
      NOT NOT flag                        => NOT NOT flag : boolean
      NOT (flag AND flag)                 => NOT (flag AND flag) : boolean
      NOT flag AND flag                   => NOT flag AND flag : boolean
      a IS NULL                           => a IS NULL : boolean
      a IS NOT NULL                       => a IS NOT NULL : boolean
      a = b IS NULL                       => (a = b) IS NULL : boolean
      flag IS TRUE                        => flag IS NOT DISTINCT FROM TRUE : boolean
      flag IS NOT TRUE                    => flag IS DISTINCT FROM TRUE : boolean
      flag IS FALSE                       => flag IS NOT DISTINCT FROM FALSE : boolean
      flag IS UNKNOWN                     => flag IS NULL : boolean
      flag IS NOT UNKNOWN                 => flag IS NOT NULL : boolean
      a IN (1, 2, NULL)                   => a IN (1, 2, NULL) : boolean
      a NOT IN (1)                        => a NOT IN (1) : boolean
      small IN (1, 2)                     => small IN (1, 2) : boolean
      small IN (1, 70000)                 => CAST(small AS int64) IN (1, 70000) : boolean
      a IN (1, b, 3)                      => a IN (1, 3) OR a = b : boolean
      a IN (b)                            => a = b : boolean
      Mixed IN ('x', 'y')                 => Mixed IN ('x', 'y') : boolean
      1 IN (1, 2.5)                       => 1.0 IN (1.0, 2.5) : boolean
      a BETWEEN 1 AND 3                   => a >= 1 AND a <= 3 : boolean
      a NOT BETWEEN 1 AND 3               => NOT (a >= 1 AND a <= 3) : boolean
      a BETWEEN 1 AND 3 AND flag          => (a >= 1 AND a <= 3) AND flag : boolean
      Mixed LIKE 'a%'                     => Mixed LIKE 'a%' : boolean
      Mixed NOT LIKE 'a%'                 => Mixed NOT LIKE 'a%' : boolean
      Mixed ILIKE 'a!%' ESCAPE '!'        => Mixed ILIKE 'a!%' ESCAPE '!' : boolean
      Mixed NOT ILIKE '_'                 => Mixed NOT ILIKE '_' : boolean
      like(Mixed, 'a', '')                => Mixed LIKE 'a' ESCAPE '' : boolean
      CASE WHEN flag THEN 1 END           => CASE WHEN flag THEN 1 END : int64
      CASE WHEN flag THEN 1 ELSE 2.5 END  => CASE WHEN flag THEN 1.0 ELSE 2.5 END : decimal(2,1)
      CASE a WHEN 1 THEN 'x' WHEN b THEN 'y' ELSE NULL END => CASE WHEN a = 1 THEN 'x' WHEN a = b THEN 'y' END : string
      CASE WHEN NULL THEN NULL END        => CASE WHEN CAST(NULL AS boolean) THEN NULL END : null
      CAST(a AS int32)                    => CAST(a AS int32) : int32
      CAST(a AS bigint)                   => a : int64
      a::string                           => CAST(a AS string) : string
      a::double::decimal(10, 2)           => CAST(CAST(a AS float64) AS decimal(10,2)) : decimal(10,2)
      -a::int                             => -CAST(a AS int32) : int32
      TRY_CAST(Mixed AS date)             => TRY_CAST(Mixed AS date) : date
      CAST(NULL AS varchar)               => CAST(NULL AS string) : string
      arrow_cast(a, 'Utf8')               => CAST(a AS string) : string
      arrow_cast(Mixed, 'Timestamp(Microsecond, None)') => CAST(Mixed AS timestamp_ntz) : timestamp_ntz
      arrow_cast(a, 'Decimal128(12, 2)')  => CAST(a AS decimal(12,2)) : decimal(12,2)
      a + b * 2                           => a + b * 2 : int64
      (a + b) * 2                         => (a + b) * 2 : int64
      a - (b - 1)                         => a - (b - 1) : int64
      a - b - 1                           => a - b - 1 : int64
      a * (b / 2) % 3                     => a * (b / 2) % 3 : int64
      a - -5                              => a - -5 : int64
      small + 1                           => CAST(small AS int64) + 1 : int64
      amount + amount                     => amount + amount : decimal(13,2)
      amount * amount                     => amount * amount : decimal(25,4)
      amount / amount                     => amount / amount : decimal(18,6)
      amount % amount                     => amount % amount : decimal(12,2)
      amount * 2                          => amount * 2 : decimal(14,2)
      amount + 1e0                        => CAST(amount AS float64) + 1e0 : float64
      wide * wide                         => wide * wide : decimal(38,20)
      wide + wide                         => wide + wide : decimal(38,10)
      a + NULL                            => a + CAST(NULL AS int64) : int64
      f32 + small                         => f32 + CAST(small AS float32) : float32
      f32 + a                             => CAST(f32 AS float64) + CAST(a AS float64) : float64
      NULL + NULL                         => CAST(NULL AS int64) + CAST(NULL AS int64) : int64
      Mixed || 'x' || a                   => Mixed || 'x' || CAST(a AS string) : string
      Mixed || ('x' || 'y')               => Mixed || ('x' || 'y') : string
      Mixed || 'x' = 'y'                  => Mixed || 'x' = 'y' : boolean
      span['bstart']                      => span['bstart'] : int64
      span.bstart                         => span['bstart'] : int64
      span.BSTART                         => span['bstart'] : int64
      span."bend" + 1                     => span['bend'] + 1 : int64
      get_field(span, 'col_unit')         => span['col_unit'] : string
      span(1, 2)['bend']                  => span_make(1, 2)['bend'] : int64
      lower(Mixed)                        => lower(Mixed) : string
      LOWER(mixed)                        => lower(Mixed) : string
      coalesce(a, b, 0)                   => coalesce(a, b, 0) : int64
      coalesce(small, 0)                  => coalesce(CAST(small AS int64), 0) : int64
      coalesce(a)                         => a : int64
      nullif(a, 0)                        => CASE WHEN a = 0 THEN CAST(NULL AS int64) ELSE a END : int64
      concat(a, Mixed, NULL)              => concat(CAST(a AS string), Mixed, NULL) : string
      concat_ws(',', a)                   => concat_ws(',', CAST(a AS string)) : string
      stable_id('node', Mixed)            => stable_id('node', Mixed) : string
      hash64(Mixed)                       => stable_hash64(Mixed) : int64
      stable_id_parts('p', a, f, NULL)    => stable_id_parts('p', CAST(a AS string), float_text(f), NULL) : string
      span_id('s', Mixed, 1, 2)           => stable_id_parts('s', Mixed, CAST(1 AS string), CAST(2 AS string)) : string
      span_make(a, small, 1)              => span_make(a, CAST(small AS int64), 1) : struct<bstart:int64,bend:int64,line_base:int32,col_unit:string,end_exclusive:boolean>
      span_len(span)                      => span_len(span) : int64
      utf8_normalize(Mixed)               => utf8_normalize(Mixed) : string
      utf8_normalize(Mixed, 'NFC')        => utf8_normalize(Mixed, 'NFC') : string
      substring(Mixed, 2)                 => substring(Mixed, 2) : string
      substr(Mixed, small, 3)             => substring(Mixed, CAST(small AS int64), 3) : string
      round(amount)                       => round(amount) : decimal(11,0)
      round(amount, 1)                    => round(amount, 1) : decimal(12,1)
      round(amount, 5)                    => round(amount, 5) : decimal(12,2)
      round(amount, -1)                   => round(amount, -1) : decimal(11,0)
      floor(wide)                         => floor(wide) : decimal(29,0)
      ceil(f)                             => ceil(f) : float64
      abs(small)                          => abs(small) : int16
      least(a, small, 1.5)                => least(CAST(a AS decimal(20,1)), CAST(small AS decimal(20,1)), CAST(1.5 AS decimal(20,1))) : decimal(20,1)
      date_trunc('MONTH', date)           => date_trunc('MONTH', date) : date
      date_trunc('hour', ts)              => date_trunc('hour', ts) : timestamp
      $1 = a                              => 7 = a : boolean
      $2                                  => 'p' : string
      a -- the rest is a comment          => a : int64
      a /* and this */ + 1                => a + 1 : int64
      """;

  @Test
  void bindsWhatIsWritten() {
    List<String> found = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (String line : MEANINGS.lines().toList()) {
      String[] sides = line.split("\\s+=> ", 2);
      wanted.add(sides[0] + " => " + sides[1]);
      found.add(sides[0] + " => " + meaning(sides[0]));
    }
    assertThat(String.join("\n", found)).isEqualTo(String.join("\n", wanted));
  }

  @Test
  void printsWhatReadsBackTheSame() {
    for (String line : MEANINGS.lines().toList()) {
      String printed = ExprPrinter.plain().print(bind(line.split("\\s+=> ", 2)[0]));
      assertThat(ExprPrinter.plain().print(bind(printed))).isEqualTo(printed);
    }
  }

  private static String meaning(String text) {
    try {
      Expr expr = bind(text);
      return ExprPrinter.plain().print(expr) + " : " + expr.type().text();
    } catch (RuntimeException error) {
      return error.toString();
    }
  }

  private static Expr bind(String text) {
    return SqlExpressions.bind(text, TestScope.WIDE);
  }
}
