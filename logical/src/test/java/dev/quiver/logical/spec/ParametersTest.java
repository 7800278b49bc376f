package dev.quiver.logical.spec;

import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final String TABLES = "t a int64, b string, d date\nu a int64";
  private static final String VIEWS =
      """
      v []: {"kind": "Filter", "source": "t", "predicate": "a > $1"}
      w [v]: {"kind": "Filter", "source": "v", "predicate": "TRUE"}
      x []: {"kind": "Filter", "source": "t", "predicate": "TRUE"}\
      """;

  private static String parameters(String... targetsAndValues) {
    StringBuilder text = new StringBuilder("\"typed_parameters\": [");
    for (int i = 0; i < targetsAndValues.length; i += 2) {
      text.append(i == 0 ? "" : ", ")
          .append(
              "{\"target\": {%s}, \"value\": {%s}}"
                  .formatted(targetsAndValues[i], targetsAndValues[i + 1]));
    }
    return text.append(']').toString();
  }

  private static String position(int position) {
    return "\"kind\": \"PlaceholderPos\", \"position\": " + position;
  }

  private static String equal(String column) {
    return "\"kind\": \"FilterEq\", \"filter_column\": \"" + column + "\"";
  }

  private static String equal(String table, String column) {
    return equal(column) + ", \"base_table\": \"" + table + "\"";
  }

  private static String value(String type, String value) {
    return "\"type\": \"" + type + "\", \"value\": " + value;
  }

  @Test
  void bindsPlaceholdersAndFiltersInputsViewsAndOutputs() {
    Binds.of(TABLES, VIEWS)
        .with(
            parameters(
                position(1), value("Int64", "5"),
                equal("t", "b"), value("Utf8", "\"x\""),
                equal("w", "d"), value("Date", "\"2024-05-17\""),
                equal("a"), value("Int64", "7")))
        .outputs(
            """
            {"table_name": "o", "delta_location": "o", "source_view": "w", "columns": ["a", "b"]},
            {"table_name": "p", "delta_location": "p", "source_view": "x", "columns": []}\
            """)
        .gives(
            """
            view v
              Filter a > 5
                Filter b = 'x'
                  Scan t (a, b, d)
            view w
              Filter d = DATE '2024-05-17'
                Filter TRUE
                  View v (a, b, d)
            view x
              Filter TRUE
                Filter b = 'x'
                  Scan t (a, b, d)
            output o
              Filter a = 7
                Project a, b
                  View w (a, b, d)
            output p
              Filter a = 7
                View x (a, b, d)
            """);
  }

  @Test
  void rejectsGapsAndRepeats() {
    Binds.of(TABLES, VIEWS)
        .with(
            parameters(
                position(1), value("Int64", "5"),
                position(1), value("Int64", "6"),
                position(3), value("Int64", "7")))
        .fails(
            "INVALID_PARAMETER typed_parameters[1].target.position: duplicate parameter: $1 [the other"
                + " is at typed_parameters[0].target.position]",
            "INVALID_PARAMETER typed_parameters[2].target.position: parameters are not contiguous: $3"
                + " without $2 [number them from 1 without gaps]");
  }

  @Test
  void rejectsAPlaceholderWithoutAValue() {
    Binds.of(TABLES, VIEWS)
        .fails(
            "UNKNOWN_PARAMETER view_definitions[0].transform.predicate (v): unknown parameter: $1 [at "
                + " line 1, character 5,     a > $1,         ^, no parameters are given]");
  }

  @Test
  void rejectsEqualitiesThatMakeNoSense() {
    Binds.of(
            TABLES,
            "x []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}\ny []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}")
        .with(
            parameters(
                equal("tt", "b"), value("Utf8", "\"x\""),
                equal("t", "q"), value("Utf8", "\"x\""),
                equal("t", "a"), value("Utf8", "\"x\""),
                equal("z"), value("Null", "{\"data_type\": \"utf8\"}"),
                equal("d"), value("Date", "\"17.5.2024\""),
                equal("b"), value("Null", "{\"data_type\": \"text\"}")))
        .fails(
            "UNKNOWN_SOURCE typed_parameters[0].target.base_table: unknown source: tt [has t, u, x, y,"
                + " try t]",
            "TYPE_MISMATCH typed_parameters[4].value: type mismatch: not a date: '17.5.2024' [dates"
                + " read '2024-05-17', timestamps '2024-05-17 13:45:00.123456']",
            "INVALID_PARAMETER typed_parameters[5].value: unknown type: text [has bool, boolean, date,"
                + " date32, double, float, float32, float64, int, int32, int64, long, string,"
                + " timestamp, utf8]",
            "UNKNOWN_COLUMN typed_parameters[1].target.filter_column (t): unknown column: q [has a, b,"
                + " d]",
            "TYPE_MISMATCH typed_parameters[2].value (t): type mismatch: =: int64 against string [try"
                + " CAST on one side, so that both have one type]",
            "UNKNOWN_COLUMN typed_parameters[3].target.filter_column (o): unknown column: z [has a, b,"
                + " d]");
  }

  @Test
  void warnsOfAParameterThatNoPredicateNames() {
    Binds.of(TABLES, "x []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}")
        .with(parameters(position(1), value("Int64", "5")))
        .warns(
            "UnusedParameter typed_parameters[0].target.position: parameter $1 is in no predicate");
  }
}
