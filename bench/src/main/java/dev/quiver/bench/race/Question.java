package dev.quiver.bench.race;

import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked of one column, or of all together: the sum of a number, the ends of a date, the
/// count of a string's values; every value has to be decoded for it.
record Question(String name, List<Call> calls) {
  /// What the question about all columns is called.
  static final String ALL = "all columns";

  Question {
    calls = List.copyOf(calls);
  }

  /// One aggregate of one column.
  record Call(String function, String column) {
    private String sql() {
      return "%s(%s)".formatted(function, column);
    }

    private String json() {
      return "{\"column\": \"%s\", \"function\": \"%s\", \"alias\": \"%s_%s\"}"
          .formatted(column, function, function, column);
    }
  }

  /// A question about each column, and the one about all.
  static List<Question> of(Schema schema) {
    List<Question> questions = new ArrayList<>();
    schema.fields().forEach(field -> questions.add(new Question(field.name(), calls(field))));
    List<Call> all = schema.fields().stream().flatMap(field -> calls(field).stream()).toList();
    questions.add(new Question(ALL, all));
    return List.copyOf(questions);
  }

  private static List<Call> calls(Field field) {
    Stream<String> functions =
        field.type() == Simple.STRING
            ? Stream.of("count")
            : field.type() == Simple.DATE ? Stream.of("min", "max") : Stream.of("sum");
    return functions.map(function -> new Call(function, field.name())).toList();
  }

  /// Sums no file keeps. Ends and counts stand in the footers, so nobody may look them up there.
  boolean isInFooters() {
    return calls.stream().anyMatch(call -> !call.function().equals("sum"));
  }

  String sql(String files) {
    return calls.stream()
        .map(Call::sql)
        .collect(Collectors.joining(", ", "SELECT ", " FROM read_parquet('" + files + "')"));
  }

  String spec(String location) {
    return """
    {"version": 5,
     "input_relations": [{"logical_name": "t", "delta_location": "%s"}],
     "view_definitions": [
      {"name": "answer",
       "transform": {"kind": "Aggregate", "source": "t", "group_by": [], "aggregations": [%s]}}]}
    """
        .formatted(location, calls.stream().map(Call::json).collect(Collectors.joining(", ")));
  }
}
