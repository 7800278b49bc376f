package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.Question;
import dev.quiver.bench.race.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One of the 22 queries, by its published text.
public record TpchQuery(int number) {
  private static final int LAST = 22;
  private static final Pattern NAME = Pattern.compile("[qQ]?0?([1-9][0-9]?)");

  /// All 22.
  public static List<TpchQuery> all() {
    return IntStream.rangeClosed(1, LAST).mapToObj(TpchQuery::new).toList();
  }

  /// The queries that are called `6`, `06` or `q06`; all if none is called.
  public static List<TpchQuery> named(List<String> names) {
    return names.isEmpty() ? all() : names.stream().map(TpchQuery::named).toList();
  }

  /// The query that is called so.
  public static TpchQuery named(String name) {
    Matcher match = NAME.matcher(name.strip());
    if (match.matches() && Integer.parseInt(match.group(1)) <= LAST) {
      return new TpchQuery(Integer.parseInt(match.group(1)));
    }
    throw BenchException.unknown("query", name, "1 to 22, or q01 to q22");
  }

  /// `q01` to `q22`.
  public String name() {
    return "q%02d".formatted(number);
  }

  /// What peers are asked.
  Question question() {
    return new Question(name(), sql());
  }

  /// Its text.
  public String sql() {
    try (InputStream text = TpchQuery.class.getResourceAsStream("/tpch/" + name() + ".sql")) {
      if (text == null) {
        throw new IllegalStateException("not built in: " + name());
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
