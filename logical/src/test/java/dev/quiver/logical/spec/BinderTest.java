package dev.quiver.logical.spec;

import org.junit.jupiter.api.Test;

class BinderTest {
  private static final String T = "t a int64, b string, c float64";

  @Test
  void projects() {
    Binds.of(T, "v []: {\"kind\": \"Project\", \"source\": \"t\", \"columns\": [\"c\", \"a\"]}")
        .gives(
            """
            view v
              Project c, a
                Scan t (a, b, c)
            output o
              View v (c, a)
            """);
  }

  @Test
  void projectsOnlyWhatIsThereAndOnce() {
    Binds.of(
            T,
            "v []: {\"kind\": \"Project\", \"source\": \"t\", \"columns\": [\"A\", \"a\", \"a\"]}")
        .fails(
            "UNKNOWN_COLUMN view_definitions[0].transform.columns[0] (v): unknown column: A [has a,"
                + " b, c, try a]",
            "DUPLICATE_COLUMN view_definitions[0].transform.columns[2] (v): duplicate column: a"
                + " [list it once]");
    Binds.of(T, "v []: {\"kind\": \"Project\", \"source\": \"t\", \"columns\": []}")
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform.columns (v): a Project without columns"
                + " [list the columns to keep]");
  }

  @Test
  void warnsOfABroadProjection() {
    StringBuilder table = new StringBuilder("t ");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 65; i++) {
      table.append(i == 0 ? "" : ", ").append('c').append(i).append(" int64");
      names.append(i == 0 ? "" : ", ").append("\"c").append(i).append('"');
    }
    Binds.of(
            table.toString(),
            "v []: {\"kind\": \"Project\", \"source\": \"t\", \"columns\": [" + names + "]}")
        .warns(
            "BroadProjection view_definitions[0].transform.columns: view v projects 65 columns, more"
                + " than 64");
  }

  @Test
  void filters() {
    Binds.of(
            T,
            "v []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"A > 1 AND b = 'x'\"}")
        .gives(
            """
            view v
              Filter a > 1 AND b = 'x'
                Scan t (a, b, c)
            output o
              View v (a, b, c)
            """);
  }

  @Test
  void placesErrorsOfPredicates() {
    Binds.of(
            T, "v []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE AND d > 1\"}")
        .fails(
            "UNKNOWN_COLUMN view_definitions[0].transform.predicate (v): unknown column: d [at  line"
                + " 1, character 10,     TRUE AND d > 1,              ^, has a, b, c]");
  }

  @Test
  void aggregates() {
    Binds.of(
            T,
            """
            v []: {"kind": "Aggregate", "source": "t", "group_by": ["b"], "aggregations": [\
            {"column": "a", "function": "count", "alias": "n"}, \
            {"column": "a", "function": "sum", "alias": "s"}, \
            {"column": "c", "function": "avg", "alias": "m"}, \
            {"column": "b", "function": "min", "alias": "lo"}, \
            {"column": "b", "function": "max", "alias": "hi"}]} \
            :: "b": "Utf8", "n": "Int64", "s": "Int64", "m": "Float64", "lo": "Utf8", "hi": "string"
            """)
        .gives(
            """
            view v
              Aggregate by b: n := count(a), s := sum(a), m := avg(c), lo := min(b), hi := max(b)
                Scan t (a, b, c)
            output o
              View v (b, n, s, m, lo, hi)
            """);
  }

  @Test
  void rejectsAggregatesThatMakeNoSense() {
    Binds.of(
            T,
            """
            v []: {"kind": "Aggregate", "source": "t", "group_by": ["b", "b", "x"], "aggregations": [\
            {"column": "b", "function": "sum", "alias": "b"}, \
            {"column": "y", "function": "sum", "alias": "y"}]}
            w [v]: {"kind": "Project", "source": "v", "columns": ["nothing"]}
            e []: {"kind": "Aggregate", "source": "t", "group_by": [], "aggregations": []}
            """)
        .fails(
            "DUPLICATE_COLUMN view_definitions[0].transform.group_by[1] (v): duplicate column: b"
                + " [list it once]",
            "UNKNOWN_COLUMN view_definitions[0].transform.group_by[2] (v): unknown column: x [has a,"
                + " b, c]",
            "DUPLICATE_COLUMN view_definitions[0].transform.aggregations[0].alias (v): duplicate"
                + " column: b [list it once]",
            "TYPE_MISMATCH view_definitions[0].transform.aggregations[0].function (v): type mismatch:"
                + " sum: string where a number is expected [try CAST, or another column]",
            "UNKNOWN_COLUMN view_definitions[0].transform.aggregations[1].column (v): unknown column:"
                + " y [has a, b, c]",
            "INVALID_TRANSFORM view_definitions[2].transform (e): an Aggregate of nothing [name a"
                + " column in group_by or an aggregation]");
  }

  @Test
  void normalizes() {
    Binds.of(
            "t id int64, s int32, e int32, name string, span string",
            """
            v []: {"kind": "Normalize", "source": "t", "id_columns": ["id"], \
            "span_columns": ["s", "e"], "text_columns": ["name"]} \
            :: "span": "struct<bstart:int64,bend:int64,line_base:int32,col_unit:string,end_exclusive:boolean>"
            """)
        .gives(
            """
            view v
              Project id, s, e, name, span#2 := span_make(CAST(s AS int64), CAST(e AS int64)), \
            entity_id := stable_id('v', CAST(id AS string)), \
            name_normalized := utf8_normalize(name)
                Scan t (id, s, e, name, span)
            output o
              View v (id, s, e, name, span := span#2, entity_id, name_normalized)
            """);
  }

  @Test
  void normalizesWithoutIds() {
    Binds binds =
        Binds.of(
            T,
            """
            v []: {"kind": "Normalize", "source": "t", "id_columns": [], "text_columns": []}
            """);
    binds.gives(
        """
        view v
          Project a, b, c, entity_id := stable_id('v', 't')
            Scan t (a, b, c)
        output o
          View v (a, b, c, entity_id)
        """);
    binds.warns(
        "ConstantIdentity view_definitions[0].transform.id_columns: view v has no id column, so that"
            + " every row gets the same entity_id");
  }

  @Test
  void warnsThatTheFirstIdColumnIsTheIdentity() {
    Binds.of(
            T,
            """
            v []: {"kind": "Normalize", "source": "t", "id_columns": ["b", "a"], "text_columns": []}
            """)
        .warns(
            "FirstIdColumnOnly view_definitions[0].transform.id_columns: view v: entity_id is made of"
                + " b only, the first id column");
  }

  @Test
  void rejectsNormalizingWhatIsNotThereOrOfAnotherType() {
    Binds.of(
            T,
            """
            v []: {"kind": "Normalize", "source": "t", "id_columns": ["i"], \
            "span_columns": ["a", "b"], "text_columns": ["c", "b", "b"]}
            """)
        .fails(
            "UNKNOWN_COLUMN view_definitions[0].transform.id_columns[0] (v): unknown column: i [has a,"
                + " b, c]",
            "TYPE_MISMATCH view_definitions[0].transform.span_columns (v): type mismatch: bend of"
                + " span_make: string where int64 is expected [try CAST, or another column]",
            "TYPE_MISMATCH view_definitions[0].transform.text_columns[0] (v): type mismatch: value of"
                + " utf8_normalize: float64 where string is expected [try CAST, or another column]",
            "DUPLICATE_COLUMN view_definitions[0].transform.text_columns[2] (v): duplicate column: b"
                + " [list it once]");
  }

  @Test
  void comparesDeclaredTypesWithRealOnes() {
    Binds.of(
            "t a int64, p decimal(12,2), w timestamp_ntz, z timestamp, x int32",
            """
            v []: {"kind": "Filter", "source": "t", "predicate": "TRUE"} :: \
            "a": "Int32", "p": "Decimal128(12, 2)", "w": "Timestamp(Microsecond, None)", \
            "z": "Timestamp(Millisecond, Some(\\"UTC\\"))", "n": "Utf8", "x": "Float"
            """)
        .fails(
            "SCHEMA_MISMATCH view_definitions[0].output_schema.columns.a (v): declared type differs:"
                + " a is int64, declared Int32 [declare what it is, or leave it out]",
            "SCHEMA_MISMATCH view_definitions[0].output_schema.columns.n (v): declared column is not"
                + " there: n [has a, p, w, z, x]",
            "SCHEMA_MISMATCH view_definitions[0].output_schema.columns.x (v): declared type differs:"
                + " x is int32, declared Float [declare what it is, or leave it out]");
  }

  @Test
  void warnsOfUndeclaredColumns() {
    Binds.of(
            T,
            "v []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"} :: \"a\": \"Int64\"")
        .warns(
            "UndeclaredColumns view_definitions[0].output_schema.columns: view v has columns its"
                + " output_schema does not declare: b, c");
  }
}
