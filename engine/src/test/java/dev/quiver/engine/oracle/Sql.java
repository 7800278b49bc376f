package dev.quiver.engine.oracle;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One text in two dialects.
record Sql(String quiver, String duck) {
  /// A text that both read, but for a few literals.
  static Sql of(String text) {
    return new Sql(Dialect.quiver(text), text);
  }

  static Sql of(RandomPredicate predicate) {
    return new Sql(predicate.quiver(), predicate.duck());
  }

  /// A form filled with parts.
  static Sql of(String form, Sql... parts) {
    return new Sql(
        form.formatted(Stream.of(parts).map(Sql::quiver).toArray()),
        form.formatted(Stream.of(parts).map(Sql::duck).toArray()));
  }

  static Sql joined(String separator, List<Sql> parts) {
    return new Sql(join(separator, parts, Sql::quiver), join(separator, parts, Sql::duck));
  }

  private static String join(String separator, List<Sql> parts, Function<Sql, String> side) {
    return parts.stream().map(side).collect(Collectors.joining(separator));
  }
}
