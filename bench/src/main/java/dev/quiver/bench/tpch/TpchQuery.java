package dev.quiver.bench.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  /// The query that is called `6`, `06` or `q06`; empty if there is none.
  public static Optional<TpchQuery> named(String name) {
    Matcher match = NAME.matcher(name.strip());
    return match.matches() && Integer.parseInt(match.group(1)) <= LAST
        ? Optional.of(new TpchQuery(Integer.parseInt(match.group(1))))
        : Optional.empty();
  }

  /// `q01` to `q22`.
  public String name() {
    return "q%02d".formatted(number);
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
