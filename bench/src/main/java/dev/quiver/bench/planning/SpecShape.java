package dev.quiver.bench.planning;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Specs of any size whose shape is hard on a planner.
public enum SpecShape {
  /// Each level splits the one before in two and unites the halves: as a tree it would double with
  /// each.
  DIAMONDS {
    @Override
    Stream<String> views(int size) {
      return IntStream.range(0, size)
          .boxed()
          .flatMap(level -> {
            String before = level == 0 ? "t" : "v" + (level - 1);
            return Stream.of(
                filter("low" + level, before, "v < " + level),
                filter("high" + level, before, "v >= " + level),
                union("v" + level, List.of("low" + level, "high" + level)));
          });
    }

    @Override
    Stream<String> outputs(int size) {
      return Stream.of("v" + (size - 1));
    }
  },

  /// Each view filters the one before.
  CHAIN {
    @Override
    Stream<String> views(int size) {
      return IntStream.range(0, size)
          .mapToObj(link -> filter("v" + link, link == 0 ? "t" : "v" + (link - 1), "v > " + link));
    }

    @Override
    Stream<String> outputs(int size) {
      return Stream.of("v" + (size - 1));
    }
  },

  /// Views of one table beside each other, each an output.
  VIEWS {
    @Override
    Stream<String> views(int size) {
      return IntStream.range(0, size).mapToObj(view -> filter("v" + view, "t", "v = " + view));
    }

    @Override
    Stream<String> outputs(int size) {
      return IntStream.range(0, size).mapToObj(view -> "v" + view);
    }
  };

  /// The document.
  public final String json(int size) {
    return """
    {"version": 4,
     "input_relations": [{"logical_name": "t", "delta_location": "/t"}],
     "view_definitions": [
      %s],
     "join_graph": {"edges": [], "constraints": []},
     "output_targets": [
      %s],
     "rule_intents": [],
     "rulepack_profile": "Default"}
    """
        .formatted(
            views(size).collect(Collectors.joining(",\n  ")),
            outputs(size).map(SpecShape::output).collect(Collectors.joining(",\n  ")));
  }

  abstract Stream<String> views(int size);

  abstract Stream<String> outputs(int size);

  private static String filter(String name, String source, String predicate) {
    return view(
        name,
        "filter",
        source.equals("t") ? List.of() : List.of(source),
        "{\"kind\": \"Filter\", \"source\": \"%s\", \"predicate\": \"%s\"}"
            .formatted(source, predicate));
  }

  private static String union(String name, List<String> sources) {
    return view(
        name,
        "union",
        sources,
        "{\"kind\": \"Union\", \"sources\": %s, \"discriminator_column\": null, \"distinct\": false}"
            .formatted(quoted(sources)));
  }

  private static String view(String name, String kind, List<String> reads, String transform) {
    return """
    {"name": "%s", "view_kind": "%s", "view_dependencies": %s, "transform": %s, "output_schema": {"columns": {}}}\
    """
        .formatted(name, kind, quoted(reads), transform);
  }

  private static String output(String view) {
    return """
    {"table_name": "%s", "delta_location": "/out/%s", "source_view": "%s", "columns": []}\
    """
        .formatted(view, view, view);
  }

  private static String quoted(List<String> names) {
    return names.stream()
        .collect(Collectors.joining("\", \"", "[\"", "\"]"))
        .replace("[\"\"]", "[]");
  }
}
