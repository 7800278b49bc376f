package dev.quiver.logical.spec;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the type strings of declared schemas: the wire's spelling (`Utf8`, `Timestamp(Microsecond,
/// None)`, `Struct([Field { name: "a", data_type: Int64, … }])`, `List(Field { … })`), and names as
/// they print here (`string`, `struct<a:int64>`, `map<string,int64>`).
///
/// Timestamps of other units are those of microseconds, since there is one unit here.
final class DeclaredType {
  private static final int MAX_DEPTH = 32;

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "Timestamp\\s*\\(\\s*(?:Second|Millisecond|Microsecond|Nanosecond)\\s*,"
              + "\\s*(None|Some\\(\"[^\"]*\"\\))\\s*\\)");
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*Field\\s*\\{\\s*name:\\s*\"([^\"]*)\"\\s*,\\s*data_type:\\s*(.*)\\}\\s*");
  private static final Pattern NESTED =
      Pattern.compile("(?s)(List|LargeList|Map|array|map)[(<](.*?)(?:, *false)?[)>]");
  private static final Pattern NAMED = Pattern.compile("\\s*([^:\\s]+)\\s*:\\s*(.*)");

  private DeclaredType() {}

  /// The type, if the text says one that exists here.
  static Optional<DataType> parse(String text) {
    return parse(text.strip(), 0);
  }

  private static Optional<DataType> parse(String text, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    Matcher timestamp = TIMESTAMP.matcher(text);
    if (timestamp.matches()) {
      return Optional.of(
          timestamp.group(1).equals("None") ? Simple.TIMESTAMP_NTZ : Simple.TIMESTAMP);
    }
    if (text.startsWith("Struct([") && text.endsWith("])")) {
      return struct(text.substring("Struct([".length(), text.length() - 2), FIELD, depth);
    }
    if (text.startsWith("struct<") && text.endsWith(">")) {
      return struct(text.substring("struct<".length(), text.length() - 1), NAMED, depth);
    }
    Matcher nested = NESTED.matcher(text);
    if (nested.matches()) {
      return nested(nested.group(1), nested.group(2), depth);
    }
    return switch (text) {
      case "Date64" -> Optional.of(Simple.DATE);
      case "Float16" -> Optional.of(Simple.FLOAT32);
      default -> TypeNames.parse(text);
    };
  }

  private static Optional<DataType> nested(String kind, String inner, int depth) {
    List<DataType> parts = new ArrayList<>();
    for (String part : split(inner)) {
      Matcher field = FIELD.matcher(part);
      String type = field.matches() ? split(field.group(2)).getFirst() : part;
      Optional<DataType> parsed = parse(type.strip(), depth + 1);
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      parts.add(parsed.get());
    }
    if (!kind.equalsIgnoreCase("map")) {
      return parts.size() == 1 ? Optional.of(new ListOf(parts.getFirst())) : Optional.empty();
    }
    List<DataType> entry =
        parts.size() == 1 && parts.getFirst() instanceof Struct(var fields)
            ? fields.stream().map(Field::type).toList()
            : parts;
    return entry.size() == 2
        ? Optional.of(new MapOf(entry.getFirst(), entry.getLast()))
        : Optional.empty();
  }

  private static Optional<DataType> struct(String members, Pattern form, int depth) {
    List<Field> fields = new ArrayList<>();
    for (String member : split(members)) {
      Matcher matcher = form.matcher(member);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Optional<DataType> type = parse(split(matcher.group(2)).getFirst().strip(), depth + 1);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Field(matcher.group(1), type.get()));
    }
    return Optional.of(new Struct(fields));
  }

  /// The parts between commas that stand in no brackets and no quotes.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted) {
        depth += "([{<".indexOf(c) >= 0 ? 1 : ")]}>".indexOf(c) >= 0 ? -1 : 0;
        if (c == ',' && depth == 0) {
          parts.add(text.substring(start, i));
          start = i + 1;
        }
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
