package dev.quiver.delta.log;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Makes a path of the log a URI, as it should be and as Kernel insists.
///
/// Some writers leave out the percent-encoding; what they meant is plain, so it is put in for them.
public final class LegalPath {
  private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:/.*");
  private static final String RESERVED = "-._~/?#@!$&'()*+,;=";

  private LegalPath() {}

  /// The path, with what may not stand in one percent-encoded.
  public static String of(String path) {
    boolean colon = path.indexOf(':') >= 0 && ABSOLUTE.matcher(path).matches();
    boolean legal = true;
    for (int i = 0; i < path.length() && legal; i++) {
      legal = isLegal(path, i, colon);
    }
    return legal ? path : encoded(path, colon);
  }

  private static String encoded(String path, boolean colon) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.length(); ) {
      int end = path.offsetByCodePoints(i, 1);
      if (isLegal(path, i, colon)) {
        text.append(path, i, end);
      } else {
        for (byte unit : path.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
          text.append("%%%02X".formatted(unit & 0xff));
        }
      }
      i = end;
    }
    return text.toString();
  }

  private static boolean isLegal(String path, int at, boolean colon) {
    char c = path.charAt(at);
    return switch (c) {
      case ':' -> colon;
      case '%' ->
          at + 2 < path.length() && isHex(path.charAt(at + 1)) && isHex(path.charAt(at + 2));
      default ->
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || RESERVED.indexOf(c) >= 0
              || c > 0x9f;
    };
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
