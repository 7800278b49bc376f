package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Functions that mean the same in DuckDB give the same there, over values at the edges; where
/// either has no answer but an error, nothing is compared.
class FunctionOracleTest {
  private static final int FLOOR = 4_000;

  /// What stands for each letter: texts, positions, integers, doubles, dates, timestamps.
  private static final List<Map.Entry<String, List<String>>> EDGES =
      List.of(
          Map.entry(
              "$T", List.of("''", "'a'", "'quiver'", "'a-b--c'", "' aa '", "'naïve é'", "'Ab9_z'")),
          Map.entry("$U", List.of("''", "'a'", "'-'", "'ve'", "'aa'")),
          Map.entry("$P", List.of("1", "2", "3", "7", "0", "-1", "-2", "-9")),
          Map.entry("$I", List.of("0", "1", "-1", "12", "18", "-7", "64", "9223372036854775807")),
          Map.entry(
              "$D",
              List.of(
                  "0e0", "1e0", "-1e0", "2.5e0", "-2.5e0", "0.3e0", "100e0", "1e-300", "1e300")),
          Map.entry(
              "$C",
              List.of(
                  "DATE '1970-01-01'",
                  "DATE '2024-02-29'",
                  "DATE '2023-01-01'",
                  "DATE '2020-12-31'",
                  "DATE '1969-12-31'",
                  "DATE '1900-03-01'",
                  "DATE '0004-03-01'")),
          Map.entry(
              "$S",
              List.of(
                  "TIMESTAMP '1970-01-01 00:00:00'",
                  "TIMESTAMP '2024-02-29 23:59:59.999999'",
                  "TIMESTAMP '1969-12-31 23:59:59.000001'",
                  "TIMESTAMP '1582-10-15 12:30:15.5'",
                  "TIMESTAMP '2021-01-03 06:00:00'")));

  private static final String SAME =
      """
      left($T, $P)
      right($T, $P)
      lpad($T, $P, 'xy')
      rpad($T, $P, 'xy')
      reverse($T)
      repeat($U, $P)
      translate($T, 'aiv', 'xy')
      ascii($T)
      contains($T, $U)
      starts_with($T, $U)
      ends_with($T, $U)
      strpos($T, $U)
      replace($T, $U, 'xy')
      trim($T, 'a ')
      ltrim($T, 'a ')
      rtrim($T, 'a ')
      upper($T)
      lower($T)
      length($T)
      bit_length($T)
      md5($T)
      levenshtein('Saturday', 'Sundays')
      levenshtein('kitten', $U)
      concat_ws('-', $T, NULL, $U)
      chr(233)
      chr(128512)
      ($T LIKE '%a%')
      ($T ILIKE 'A_B%')
      array_to_string(string_split($T, '-'), '+')
      regexp_matches($T, '[a-c]')
      regexp_replace($T, '[aeiou]', '<\\0>', 'g')
      regexp_replace($T, '(.)-', '\\1+')
      regexp_extract($T, '([a-z]+)', 1)
      sqrt($D)
      cbrt($D)
      exp($D)
      ln($D)
      log10($D)
      log2($D)
      log(2, $D)
      power($D, $D)
      sin($D)
      cos($D)
      tan($D)
      cot($D)
      asin($D)
      acos($D)
      atan($D)
      atan2($D, $D)
      sinh($D)
      tanh($D)
      degrees($D)
      radians($D)
      trunc($D)
      floor($D)
      ceil($D)
      round($D)
      sign($I)
      abs($I)
      gcd($I, $I)
      lcm($P, 12)
      mod(7, $P)
      xor($I, $I)
      bit_count(255)
      factorial($P)
      isnan($D)
      isinf($D)
      greatest($I, $P)
      least($I, $P)
      nullif($I, $P)
      ifnull(NULL, $I)
      if($I > $P, $T, $U)
      year($C)
      quarter($S)
      month($C)
      week($C)
      week($S)
      dayofweek($C)
      dayofyear($S)
      hour($S)
      minute($S)
      second($S)
      epoch($S)
      date_part('isodow', $C)
      date_part('isoyear', $C)
      date_part('decade', $C)
      date_part('century', $C)
      date_part('millennium', $C)
      date_part('millisecond', $S)
      date_part('microsecond', $S)
      EXTRACT(day FROM $S)
      last_day($C)
      last_day($S)
      dayname($C)
      monthname($S)
      make_date(2023, $P, $P)
      $C + 30
      $C - 1
      $C - $C
      date_diff('year', $C, $C)
      date_diff('quarter', $C, $C)
      date_diff('month', $S, $S)
      date_diff('day', $S, $S)
      date_diff('hour', $S, $S)
      date_diff('second', $S, $S)
      date_diff('microsecond', $S, $S)
      date_trunc('week', $S)
      date_trunc('quarter', $S)
      date_trunc('minute', $S)
      $S + INTERVAL '1' MONTH
      $S - INTERVAL '13 months'
      $S + INTERVAL '36 hours'
      add_months($C, -11) => CAST($C - INTERVAL '11 months' AS DATE)
      split_part($T, '-', 2)
      split_part($T, '-', -1)
      octet_length($T) => strlen($T)
      encode(sha256($T), 'hex') => sha256($T)
      encode(sha1($T), 'hex') => sha1($T)
      encode($T, 'base64') => to_base64(encode($T))
      encode($T, 'hex') => lower(hex($T))
      to_hex($I) => lower(to_hex($I))
      to_unix_micros($S) => epoch_us($S)
      """;

  @Test
  void giveWhatDuckDbGives() throws SQLException {
    int compared = 0;
    List<String> different = new ArrayList<>();
    try (BufferAllocator allocator = OffHeap.open(Long.MAX_VALUE)) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), allocator);
      for (String line : SAME.lines().toList()) {
        int pairs = compare(compiler, line, different);
        assertThat(pairs).as(line).isPositive();
        compared += pairs;
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(FLOOR);
  }

  /// How many pairs of values were compared. A database for each line: some errors of it are its
  /// last.
  private static int compare(ExprCompiler compiler, String line, List<String> different)
      throws SQLException {
    int compared = 0;
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String pair : filled(line)) {
        String[] sides = pair.split(" => ", 2);
        Optional<String> ours = ours(compiler, sides[0]);
        Optional<String> theirs =
            ours.isEmpty() ? ours : theirs(statement, sides[sides.length - 1]);
        if (ours.isPresent() && theirs.isPresent()) {
          compared++;
          if (!isSame(ours.get(), theirs.get())) {
            different.add(pair + ": " + ours.get() + ", in DuckDB " + theirs.get());
          }
        }
      }
    }
    return compared;
  }

  /// The line with every letter replaced by each of its values, the first place of it on its own.
  private static List<String> filled(String line) {
    for (Map.Entry<String, List<String>> edge : EDGES) {
      String letter = edge.getKey();
      if (line.contains(letter)) {
        List<String> filled = new ArrayList<>();
        for (String value : edge.getValue()) {
          String one =
              line.contains(" => ")
                  ? line.replace(letter, value)
                  : line.substring(0, line.indexOf(letter))
                      + value
                      + line.substring(line.indexOf(letter) + letter.length());
          filled.addAll(filled(one));
        }
        return filled;
      }
    }
    return List.of(line);
  }

  private static Optional<String> ours(ExprCompiler compiler, String text) {
    Expr expr = SqlExpressions.bind("CAST(" + text + " AS string)", Scope.of(List.of()));
    return compiler
        .fold(expr)
        .map(literal -> literal.value() instanceof Value.Text(var value) ? value : "NULL");
  }

  private static Optional<String> theirs(Statement statement, String text) {
    try (ResultSet rows = statement.executeQuery("SELECT CAST(" + text + " AS VARCHAR)")) {
      rows.next();
      String value = rows.getString(1);
      return Optional.of(value == null ? "NULL" : value);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /// Doubles may differ in their last bits: DuckDB's are the C library's.
  private static boolean isSame(String ours, String theirs) {
    if (ours.equals(theirs)) {
      return true;
    }
    try {
      double left = real(ours);
      double right = real(theirs);
      return Double.compare(left, right) == 0
          || left == right
          || Math.abs(left - right) <= 4 * Math.ulp(Math.max(left, right));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static double real(String text) {
    return text.endsWith("nan") ? Double.NaN : Double.parseDouble(text.replace("inf", "Infinity"));
  }
}
