package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.JsonBytes;
import dev.quiver.delta.log.JsonBytes.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the statistics of `add` actions as the log writes them. What makes no sense in them is as
/// good as absent.
final class StatisticsJson {
  private static final byte[] ROWS = "numRecords".getBytes(UTF_8);
  private static final byte[] TIGHT = "tightBounds".getBytes(UTF_8);
  private static final byte[] MINS = "minValues".getBytes(UTF_8);
  private static final byte[] MAXS = "maxValues".getBytes(UTF_8);
  private static final byte[] NULLS = "nullCount".getBytes(UTF_8);

  private final JsonBytes json = new JsonBytes();
  private final Slice name = new Slice();
  private final Slice text = new Slice();
  private final byte[][] names;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final PendingFile file;

  /// Reads into `file`, whose columns have these names in statistics.
  StatisticsJson(List<String> columns, PendingFile file) {
    this.names = columns.stream().map(column -> column.getBytes(UTF_8)).toArray(byte[][]::new);
    for (String column : columns) {
      ordinals.putIfAbsent(column, ordinals.size());
    }
    this.file = file;
  }

  void read(Slice document) {
    json.forget();
    json.open(document.bytes(), document.from(), document.from() + document.length());
    try {
      if (json.kind() == Kind.OBJECT) {
        json.object();
        while (json.member(name)) {
          member();
        }
      }
    } catch (IOException e) {
      file.clearStatistics();
    }
  }

  private void member() throws IOException {
    if (name.is(ROWS)) {
      file.rows(count());
    } else if (name.is(TIGHT)) {
      boolean loose = json.kind() == Kind.FALSE;
      json.skip();
      file.tight(!loose);
    } else if (name.is(MINS)) {
      columns(Part.MIN);
    } else if (name.is(MAXS)) {
      columns(Part.MAX);
    } else if (name.is(NULLS)) {
      columns(Part.NULLS);
    } else {
      json.skip();
    }
  }

  private enum Part {
    MIN,
    MAX,
    NULLS
  }

  private void columns(Part part) throws IOException {
    if (json.kind() != Kind.OBJECT) {
      json.skip();
      return;
    }
    json.object();
    int guess = 0;
    while (json.member(name)) {
      int ordinal = ordinal(guess);
      if (ordinal < 0 || json.kind() == Kind.OBJECT || json.kind() == Kind.ARRAY) {
        json.skip();
      } else if (part == Part.NULLS) {
        file.nulls(ordinal, count());
      } else {
        json.scalar(text);
        file.bound(ordinal, text, part == Part.MAX);
      }
      guess = ordinal + 1;
    }
  }

  /// Members come in the order of the schema, as a rule.
  private int ordinal(int guess) {
    if (guess < names.length && name.is(names[guess])) {
      return guess;
    }
    return ordinals.getOrDefault(name.text(), -1);
  }

  private long count() throws IOException {
    if (json.kind() != Kind.NUMBER) {
      json.skip();
      return -1;
    }
    json.scalar(text);
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.bytes()[text.from() + i] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
