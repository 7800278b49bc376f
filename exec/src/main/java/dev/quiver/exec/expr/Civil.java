package dev.quiver.exec.expr;

/// Turns days since 1970 into years, months and days of the proleptic Gregorian calendar, and back,
/// in whole-number arithmetic over years that begin in March, so that leap days are last.
final class Civil {
  private static final long DAYS_AN_ERA = 146_097;

  /// Days from 0000-03-01 to 1970-01-01.
  private static final long DAYS_BEFORE_EPOCH = 719_468;

  /// 1900-03-01, and how many days from then on have a leap day every fourth year.
  private static final int FIRST_OF_FOURS = -25_508;

  private static final int DAYS_OF_FOURS = 50 * 1_461 - 1;
  private static final int DAYS_MARCH_TO_DECEMBER = 306;

  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Civil() {}

  /// The year, month and day, packed as [#year], [#month] and [#day] read them.
  static long of(long epochDays) {
    long days = epochDays + DAYS_BEFORE_EPOCH;
    long era = Math.floorDiv(days, DAYS_AN_ERA);
    long dayOfEra = days - era * DAYS_AN_ERA;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) << 16 | month << 8 | day;
  }

  /// The year of a day: between 1900-03-01 and 2100-02-28 every fourth year leaps.
  static long yearOf(long epochDays) {
    int days = (int) (epochDays - FIRST_OF_FOURS);
    if (epochDays < FIRST_OF_FOURS || epochDays >= FIRST_OF_FOURS + DAYS_OF_FOURS) {
      return year(of(epochDays));
    }
    int marchYear = (4 * days + 3) / 1_461;
    int dayOfYear = days - 1_461 * marchYear / 4;
    return 1_900L + marchYear + (dayOfYear >= DAYS_MARCH_TO_DECEMBER ? 1 : 0);
  }

  static long year(long packed) {
    return packed >> 16;
  }

  static int month(long packed) {
    return (int) (packed >> 8) & 0xff;
  }

  static int day(long packed) {
    return (int) packed & 0xff;
  }

  /// Days since 1970 of a date that exists.
  static long days(long year, int month, int day) {
    long marchYear = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(marchYear, 400L);
    long yearOfEra = marchYear - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_AN_ERA + dayOfEra - DAYS_BEFORE_EPOCH;
  }

  static int lastDay(long year, int month) {
    boolean leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leaps ? 29 : LENGTHS[month - 1];
  }

  /// From Monday, 0, to Sunday, 6.
  static int dayOfWeek(long epochDays) {
    return (int) Math.floorMod(epochDays + 3, 7L);
  }

  /// Days since 1970 so many months later, at the last of a month that has no such day.
  static long plusMonths(long epochDays, long months) {
    long packed = of(epochDays);
    long count = Math.addExact(year(packed) * 12 + month(packed) - 1, months);
    long year = Math.floorDiv(count, 12L);
    int month = (int) Math.floorMod(count, 12L) + 1;
    return days(year, month, Math.min(day(packed), lastDay(year, month)));
  }
}
