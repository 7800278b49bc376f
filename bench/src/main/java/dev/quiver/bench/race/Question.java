package dev.quiver.bench.race;

import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/// What is asked of one column: the sum of a number, the ends of a date, the count of a string's
/// values; every value has to be decoded for it.
record Question(String column, List<String> functions) {
  Question {
    functions = List.copyOf(functions);
  }

  static List<Question> of(Schema schema) {
    return schema.fields().stream().map(Question::of).toList();
  }

  private static Question of(Field field) {
    List<String> functions =
        field.type() == Simple.STRING
            ? List.of("count")
            : field.type() == Simple.DATE ? List.of("min", "max") : List.of("sum");
    return new Question(field.name(), functions);
  }

  /// Sums no file keeps. Ends and counts stand in the footers, so nobody may look them up there.
  boolean isInFooters() {
    return !functions.contains("sum");
  }

  String sql(String file) {
    return functions.stream()
        .map(function -> "%s(%s)".formatted(function, column))
        .collect(Collectors.joining(", ", "SELECT ", " FROM read_parquet('" + file + "')"));
  }

  String spec(String location) {
    String aggregations =
        functions.stream()
            .map(function ->
                "{\"column\": \"%s\", \"function\": \"%s\", \"alias\": \"%s\"}"
                    .formatted(column, function, function))
            .collect(Collectors.joining(", "));
    return """
    {"version": 4,
     "input_relations": [{"logical_name": "t", "delta_location": "%s"}],
     "view_definitions": [
      {"name": "answer", "view_kind": "aggregate", "view_dependencies": [],
       "transform": {"kind": "Aggregate", "source": "t", "group_by": [], "aggregations": [%s]},
       "output_schema": {"columns": {}}}],
     "join_graph": {"edges": [], "constraints": []},
     "output_targets": [{"table_name": "answer", "source_view": "answer", "columns": []}],
     "rule_intents": [],
     "rulepack_profile": "Default"}
    """
        .formatted(location, aggregations);
  }
}
