package dev.quiver.logical.spec;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads lifetimes such as `90`, `90s`, `2m`, `1h`, `1d`.
final class CacheTtl {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([smhd]?)");

  private CacheTtl() {}

  static OptionalLong seconds(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (matcher.group(2)) {
          case "m" -> 60;
          case "h" -> 3_600;
          case "d" -> 86_400;
          default -> 1;
        };
    return OptionalLong.of(Long.parseLong(matcher.group(1)) * unit);
  }
}
