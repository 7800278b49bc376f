package dev.quiver.engine;

import dev.quiver.logical.expr.RewrittenFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.ScalarFunction.Example;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells people about the functions.
public final class FunctionCatalog {
  private static final List<Entry> ENTRIES =
      Stream.concat(
              ScalarFunction.all().stream().map(Entry::of),
              Arrays.stream(RewrittenFunction.values()).map(Entry::of))
          .sorted(Comparator.comparing(Entry::name))
          .toList();

  private FunctionCatalog() {}

  /// A line for each function.
  public static String all() {
    int width = ENTRIES.stream().mapToInt(entry -> entry.signature.length()).max().orElse(0);
    return ENTRIES.stream()
        .map(entry ->
            entry.signature
                + " ".repeat(width - entry.signature.length() + 2)
                + entry.summary
                + "\n")
        .collect(Collectors.joining());
  }

  /// All about one function, by any of its names.
  public static String one(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    Entry entry =
        ENTRIES.stream()
            .filter(each -> each.name.equals(folded) || each.aliases.contains(folded))
            .findFirst()
            .orElseThrow(() -> SessionException.unknownFunction(name));
    String aliases =
        entry.aliases.isEmpty() ? "" : "also " + String.join(", ", entry.aliases) + "\n";
    return entry.signature
        + "\n"
        + entry.summary
        + "\n"
        + aliases
        + entry.behaviour
        + "example: "
        + entry.example.call()
        + " = "
        + entry.example.gives()
        + "\n";
  }

  private record Entry(
      String name,
      List<String> aliases,
      String signature,
      String summary,
      String behaviour,
      Example example) {
    static Entry of(ScalarFunction function) {
      return new Entry(
          function.text(),
          function.aliases(),
          function.signature(),
          function.summary(),
          "nulls: %s; %s; %s\n"
              .formatted(
                  lower(function.nulls()),
                  lower(function.volatility()),
                  function.canFail() ? "may end in an error" : "never ends in an error"),
          function.example());
    }

    static Entry of(RewrittenFunction function) {
      return new Entry(
          function.text(),
          function.aliases(),
          function.signature(),
          function.summary(),
          "",
          function.example());
    }

    private static String lower(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
