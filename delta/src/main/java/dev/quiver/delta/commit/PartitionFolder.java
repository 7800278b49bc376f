package dev.quiver.delta.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names the folder of a partition, and writes paths as the log has them.
///
/// Folders are for people: what a file's values are, the log alone says.
final class PartitionFolder {
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
  private static final String ESCAPED = "\"#%'*/:=?\\{[]^";
  private static final int MAX_NAME_BYTES = 250;
  private static final String PLAIN_IN_PATH = "-._~!$&'()*+,;=:@/";

  private PartitionFolder() {}

  /// The folder, `a=1/b=x/`; nothing for no columns. Empty texts are NULL.
  static String of(List<String> columns, List<String> texts) {
    StringBuilder folder = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      String text = texts.get(i).isEmpty() ? NULL : escape(texts.get(i));
      folder.append(cut(escape(columns.get(i)) + "=" + text)).append('/');
    }
    return folder.toString();
  }

  /// File systems take names of 255 bytes; two partitions in one folder do no harm.
  private static String cut(String name) {
    int end = 0;
    int bytes = 0;
    while (end < name.length()) {
      int character = name.codePointAt(end);
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_NAME_BYTES) {
        return name.substring(0, end);
      }
      end += Character.charCount(character);
    }
    return name;
  }

  /// The path as the log has it: percent-encoded once more.
  static String encode(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (unit & 0xff))) {
        encoded.append((char) unit);
      } else {
        encoded.append("%%%02X".formatted(unit & 0xff));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char unit) {
    return (unit < 0x80 && Character.isLetterOrDigit(unit)) || PLAIN_IN_PATH.indexOf(unit) >= 0;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' || unit == 0x7f || ESCAPED.indexOf(unit) >= 0) {
        escaped.append("%%%02X".formatted((int) unit));
      } else {
        escaped.append(unit);
      }
    }
    return escaped.toString();
  }
}
