package dev.quiver.engine;

import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes documents of version 4 from what a test has to say; transforms with single quotes for
/// double ones.
final class SpecText {
  private final List<String> inputs = new ArrayList<>();
  private final List<String> views = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  SpecText input(String name, Path location) {
    inputs.add(json("{'logical_name': '%s', 'delta_location': '%s'}".formatted(name, location)));
    return this;
  }

  /// A view of other views and inputs; `views` are the views.
  SpecText view(String name, List<String> views, String transform) {
    String read = views.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    this.views.add(
        json(
            "{'name': '%s', 'view_kind': 'any', 'view_dependencies': [%s], 'transform': %s,"
                    .formatted(name, read, transform)
                + " 'output_schema': {'columns': {}}}"));
    return this;
  }

  /// Columns of a view, written to `out/NAME`; `more` are further members.
  SpecText output(String view, List<String> columns, String more) {
    String names = columns.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    outputs.add(
        json(
            "{'table_name': '%1$s', 'delta_location': 'out/%1$s', 'source_view': '%1$s', 'columns': [%2$s]%3$s}"
                .formatted(view, names, more)));
    return this;
  }

  Spec spec() {
    String frame =
        json(
            "{'version': 4, 'input_relations': %s, 'view_definitions': %s, 'output_targets': %s,"
                + " 'join_graph': {'edges': [], 'constraints': []}, 'rule_intents': [],"
                + " 'rulepack_profile': 'Default'}");
    return SpecReader.read(frame.formatted(inputs, views, outputs));
  }

  /// Two single quotes are one of SQL's.
  private static String json(String text) {
    return text.replace("''", "\0").replace('\'', '"').replace('\0', '\'');
  }
}
