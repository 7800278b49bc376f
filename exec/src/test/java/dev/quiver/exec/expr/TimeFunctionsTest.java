package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Fields, shifts and differences of times are those of the platform's calendar.
class TimeFunctionsTest {
  private static final int CASES = 300;
  private static final long SEED = 20_240_517;
  private static final long MICROS_A_SECOND = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void fieldsAreTheCalendars() {
    for (int i = 0; i < CASES; i++) {
      LocalDateTime time = time();
      assertThat(part("year", time)).isEqualTo(time.getYear());
      assertThat(part("quarter", time)).isEqualTo(time.get(IsoFields.QUARTER_OF_YEAR));
      assertThat(part("month", time)).isEqualTo(time.getMonthValue());
      assertThat(part("day", time)).isEqualTo(time.getDayOfMonth());
      assertThat(part("doy", time)).isEqualTo(time.getDayOfYear());
      assertThat(part("isodow", time)).isEqualTo(time.getDayOfWeek().getValue());
      assertThat(part("dow", time)).isEqualTo(time.getDayOfWeek().getValue() % 7);
      assertThat(part("week", time)).isEqualTo(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      assertThat(part("isoyear", time)).isEqualTo(time.get(IsoFields.WEEK_BASED_YEAR));
      assertThat(part("hour", time)).isEqualTo(time.getHour());
      assertThat(part("minute", time)).isEqualTo(time.getMinute());
      assertThat(part("second", time)).isEqualTo(time.getSecond());
      assertThat(part("microsecond", time))
          .isEqualTo(time.getSecond() * MICROS_A_SECOND + time.get(ChronoField.MICRO_OF_SECOND));
    }
  }

  @Test
  void yearsOfDatesAreTheCalendars() {
    for (long day = -30_000; day < 55_000; day++) {
      assertThat(Civil.yearOf(day)).isEqualTo(LocalDate.ofEpochDay(day).getYear());
    }
    for (long day : new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE, -719_529, -719_528}) {
      assertThat(Civil.yearOf(day)).isEqualTo(LocalDate.ofEpochDay(day).getYear());
    }
  }

  @Test
  void monthsKeepTheDayOrTakeTheLast() {
    for (int i = 0; i < CASES; i++) {
      LocalDateTime time = time();
      long months = random.nextInt(-5_000, 5_000);
      assertThat(integer("add_months", timestamp(time), int64(months)))
          .isEqualTo(micros(time.plusMonths(months)));
      assertThat(integer("add_months", date(time.toLocalDate()), int64(months)))
          .isEqualTo(time.toLocalDate().plusMonths(months).toEpochDay());
      assertThat(integer("add_days", timestamp(time), int64(months)))
          .isEqualTo(micros(time.plusDays(months)));
    }
  }

  @Test
  void differencesCountBeginnings() {
    for (int i = 0; i < CASES; i++) {
      LocalDate start = time().toLocalDate();
      LocalDate end = time().toLocalDate();
      assertThat(difference("month", start, end))
          .isEqualTo(ChronoUnit.MONTHS.between(start.withDayOfMonth(1), end.withDayOfMonth(1)));
      assertThat(difference("year", start, end)).isEqualTo(end.getYear() - start.getYear());
      assertThat(difference("day", start, end)).isEqualTo(ChronoUnit.DAYS.between(start, end));
      assertThat(difference("hour", start, end))
          .isEqualTo(24 * ChronoUnit.DAYS.between(start, end));
      assertThat(difference("week", start, end))
          .isEqualTo(
              ChronoUnit.WEEKS.between(
                  start.with(ChronoField.DAY_OF_WEEK, 1), end.with(ChronoField.DAY_OF_WEEK, 1)));
    }
  }

  @Test
  void civilDaysGoThereAndBack() {
    for (long days : List.of(0L, -719_468L, -719_469L, (long) Integer.MIN_VALUE, 106_751_991L)) {
      LocalDate date = LocalDate.ofEpochDay(days);
      long civil = Civil.of(days);
      assertThat(Civil.year(civil)).isEqualTo(date.getYear());
      assertThat(Civil.month(civil)).isEqualTo(date.getMonthValue());
      assertThat(Civil.day(civil)).isEqualTo(date.getDayOfMonth());
      assertThat(Civil.days(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
          .isEqualTo(days);
    }
  }

  @Test
  void whatLeavesTheTypeHasNoValue() {
    overflows("add_days(DATE '2024-01-01', 9223372036854775807)");
    overflows("add_days(DATE '2024-01-01', 3000000000)");
    overflows("add_months(DATE '2024-01-01', -9223372036854775808)");
    overflows("add_months(TIMESTAMP '2024-01-01', 12000000)");
    overflows("add_micros(TIMESTAMP '2024-01-01', 9223372036854775807)");
    overflows("date_diff('microsecond', DATE '-99999-01-01', DATE '+900000-01-01')");
  }

  @Test
  void nothingIsMadeOfNulls() {
    assertThat(fold("date_part('year', CAST(NULL AS date))").isNull()).isTrue();
    assertThat(fold("DATE '2024-01-01' + CAST(NULL AS int64)").isNull()).isTrue();
    assertThat(fold("date_diff('day', NULL, TIMESTAMP '2024-01-01')").isNull()).isTrue();
  }

  private LocalDateTime time() {
    return LocalDateTime.ofEpochSecond(
        random.nextLong(-100_000_000_000L, 100_000_000_000L),
        random.nextInt(1_000_000) * 1_000,
        ZoneOffset.UTC);
  }

  private static long part(String field, LocalDateTime time) {
    return integer("date_part", text(field), timestamp(time));
  }

  private static long difference(String unit, LocalDate start, LocalDate end) {
    return integer("date_diff", text(unit), date(start), date(end));
  }

  private static void overflows(String text) {
    assertThat(evaluate(bind(text))).as(text).isEmpty();
  }

  private static Literal fold(String text) {
    return evaluate(bind(text)).orElseThrow();
  }

  private static Expr bind(String text) {
    return SqlExpressions.bind(text, Scope.of(List.of()));
  }

  private static long integer(String function, Expr... arguments) {
    Literal literal = evaluate(Calls.of(function, List.of(arguments))).orElseThrow();
    return ((Value.Int) literal.value()).value();
  }

  private static Optional<Literal> evaluate(Expr expr) {
    try (BufferAllocator allocator = Leaks.allocator()) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }

  private static Literal text(String value) {
    return new Literal(new Value.Text(value), Simple.STRING);
  }

  private static Literal int64(long value) {
    return integer(value, Simple.INT64);
  }

  private static Literal date(LocalDate date) {
    return integer(date.toEpochDay(), Simple.DATE);
  }

  private static Literal timestamp(LocalDateTime time) {
    return integer(micros(time), Simple.TIMESTAMP);
  }

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND
        + time.get(ChronoField.MICRO_OF_SECOND);
  }

  private static Literal integer(long value, DataType type) {
    return new Literal(new Value.Int(value), type);
  }
}
