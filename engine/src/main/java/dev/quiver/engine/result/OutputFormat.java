package dev.quiver.engine.result;

import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The forms in which rows leave on the command line.
public enum OutputFormat {
  /// Columns side by side, for people.
  TABLE,
  /// A JSON object a line.
  NDJSON,
  /// RFC 4180 with a header line.
  CSV,
  /// An Arrow IPC stream.
  ARROW,
  /// The canonical header and lines, sorted by bytes.
  CANONICAL,
  /// The canonical header and lines in result order.
  ROWS;

  /// The format of this name.
  public static Optional<OutputFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.text().equals(name)).findFirst();
  }

  /// All names, for messages.
  public static String names() {
    return Arrays.stream(values()).map(OutputFormat::text).collect(Collectors.joining(", "));
  }

  /// The name on the command line.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Begins to write rows of a schema; `columns` is the width of the terminal.
  public RowFormat open(OutputStream out, Schema schema, int columns) throws IOException {
    return switch (this) {
      case TABLE -> new TableFormat(out, schema, columns);
      case NDJSON -> new NdjsonFormat(out, schema);
      case CSV -> new CsvFormat(out, schema);
      case ARROW -> new ArrowFormat(out, schema);
      case CANONICAL -> new CanonicalFormat(out, schema, CanonicalFormat.Order.SORTED);
      case ROWS -> new CanonicalFormat(out, schema, CanonicalFormat.Order.AS_GIVEN);
    };
  }
}
