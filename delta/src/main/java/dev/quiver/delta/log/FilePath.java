package dev.quiver.delta.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the file that a path of the log means.
///
/// Paths are percent-encoded, relative to the table or absolute. A colon alone makes no URI: names
/// with an unescaped one are found in the wild.
public final class FilePath {
  private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:/.*");
  private static final Pattern LOCAL = Pattern.compile("file:(?://[^/]*)?(/.*)");

  private FilePath() {}

  /// Where the file is, absolute; `location` is the table's.
  public static String resolve(String location, String path) {
    Matcher local = LOCAL.matcher(path);
    if (path.startsWith("file:") && local.matches()) {
      return decode(local.group(1));
    }
    if (path.indexOf(':') >= 0 && ABSOLUTE.matcher(path).matches()) {
      throw TableErrors.unsupported(location, "a file in other storage (" + path + ")");
    }
    return path.startsWith("/") ? decode(path) : location + "/" + decode(path);
  }

  /// Decodes `%41` and leaves alone what only looks like it.
  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high << 4 | low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }
}
