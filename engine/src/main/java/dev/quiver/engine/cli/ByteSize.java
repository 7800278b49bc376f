package dev.quiver.engine.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// Reads sizes such as `512m` and `4g`; prints them back.
public final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})([kmgt]?)(i?b)?");
  private static final String UNITS = "kmgt";
  private static final int UNIT_BITS = 10;

  @Override
  public Long convert(String text) {
    Matcher match = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      throw UsageException.of("not a size: " + text + "\n  try 512m or 4g");
    }
    int shift = match.group(2).isEmpty() ? 0 : UNIT_BITS * (UNITS.indexOf(match.group(2)) + 1);
    try {
      return Math.multiplyExact(Long.parseLong(match.group(1)), 1L << shift);
    } catch (ArithmeticException e) {
      throw UsageException.of("not a size: " + text + "\n  it is more than 64 bits hold");
    }
  }

  /// A size for people, such as `1.5 MiB`.
  static String text(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 1024 && unit < UNITS.length()) {
      size /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(
            Locale.ROOT,
            "%.1f %siB",
            size,
            UNITS.substring(unit - 1, unit).toUpperCase(Locale.ROOT));
  }
}
