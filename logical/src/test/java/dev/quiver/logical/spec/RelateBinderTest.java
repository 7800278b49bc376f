package dev.quiver.logical.spec;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RelateBinderTest {
  private static final String TABLES =
      """
      l id int64, name string, x int64
      r id int64, name string, y int32
      """;

  private static String relate(String type, String... pairs) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      keys.append(i == 0 ? "" : ", ")
          .append(
              "{\"left_key\": \"%s\", \"right_key\": \"%s\"}".formatted(pairs[i], pairs[i + 1]));
    }
    return "v []: {\"kind\": \"Relate\", \"left\": \"l\", \"right\": \"r\", \"join_type\": \"%s\", \"join_keys\": [%s]}"
        .formatted(type, keys);
  }

  private static final String NAMES =
      "\nw [v]: {\"kind\": \"Project\", \"source\": \"v\", \"columns\": [\"x\"]}";

  @Test
  void mergesEqualNamedKeysOfInnerAndLeft() {
    for (String type : new String[] {"Inner", "Left"}) {
      Binds.of(TABLES, relate(type, "id", "id", "name", "name"))
          .gives(
              """
              view v
                Project id, name, x, y
                  Join %sid = id#2 AND name = name#2
                    Scan l (id, name, x)
                    Scan r (id#2, name#2, y)
              output o
                View v (id, name, x, y)
              """
                  .formatted(type.equals("Left") ? "left " : ""));
    }
  }

  @Test
  void keepsBothKeysOfRightAndFull() {
    for (String type : new String[] {"Right", "Full"}) {
      Binds.of(TABLES, relate(type, "id", "id") + NAMES)
          .gives(
              """
              view v
                Join %s id = id#2
                  Scan l (id, name, x)
                  Scan r (id#2, name#2, y)
              view w
                Project x
                  View v (id, name, x, id#2 := id#2, name#2 := name#2, y)
              output o
                View w (x)
              """
                  .formatted(type.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void keepsTheLeftColumnsOfSemiAndAnti() {
    for (String type : new String[] {"Semi", "Anti"}) {
      Binds.of(TABLES, relate(type, "id", "id"))
          .gives(
              """
              view v
                Join %s id = id#2
                  Scan l (id, name, x)
                  Scan r (id#2, name#2, y)
              output o
                View v (id, name, x)
              """
                  .formatted(type.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void namesBothColumnsOfAnAmbiguousUse() {
    Binds.of(
            TABLES,
            relate("Inner", "id", "id")
                + "\nw [v]: {\"kind\": \"Project\", \"source\": \"v\", \"columns\": [\"name\"]}"
                + "\nu [v]: {\"kind\": \"Filter\", \"source\": \"v\", \"predicate\": \"name = 'a'\"}")
        .outputs(
            "{\"table_name\": \"o\", \"delta_location\": \"o\", \"source_view\": \"v\", \"columns\":"
                + " []}")
        .fails(
            "AMBIGUOUS_COLUMN view_definitions[1].transform.columns[0] (w): ambiguous column: name"
                + " [could be name of l or name of r, project each source to columns of different"
                + " names before relating them]",
            "AMBIGUOUS_COLUMN view_definitions[2].transform.predicate (u): ambiguous column: name"
                + " [at  line 1, character 1,     name = 'a',     ^, could be name of l or name of r,"
                + " rename or leave out one before]",
            "AMBIGUOUS_COLUMN output_targets[0].columns (o): ambiguous column: name [could be name of"
                + " l or name of r, project each source to columns of different names before relating"
                + " them]");
  }

  @Test
  void relatesAViewToItself() {
    Binds.of(
            "t a int64, b int64",
            """
            n []: {"kind": "Filter", "source": "t", "predicate": "a > 0"}
            v [n]: {"kind": "Relate", "left": "n", "right": "n", "join_type": "Inner", \
            "join_keys": [{"left_key": "a", "right_key": "b"}]}
            w [v]: {"kind": "Project", "source": "v", "columns": ["a"]}
            """)
        .fails(
            "AMBIGUOUS_COLUMN view_definitions[2].transform.columns[0] (w): ambiguous column: a"
                + " [could be a of n (left) or a of n (right), project each source to columns of"
                + " different names before relating them]");
  }

  @Test
  void convertsNumericKeysAndWarns() {
    Binds binds = Binds.of(TABLES, relate("Semi", "x", "y"));
    binds.gives(
        """
        view v
          Join semi x = CAST(y AS int64)
            Scan l (id, name, x)
            Scan r (id#2, name#2, y)
        output o
          View v (id, name, x)
        """);
    binds.warns(
        "ImplicitTypeCoercion view_definitions[0].transform.join_keys[0]: view v relates x (int64) to"
            + " y (int32) by their common type");
  }

  @Test
  void rejectsKeysThatCannotBeEqual() {
    Binds.of(TABLES, relate("Inner", "name", "y", "z", "id"))
        .fails(
            "TYPE_MISMATCH view_definitions[0].transform.join_keys[0] (v): type mismatch: =: string"
                + " against int32 [try CAST on one side, so that both have one type]",
            "UNKNOWN_COLUMN view_definitions[0].transform.join_keys[1].left_key (v): unknown column:"
                + " z [has id, name, x]");
  }

  @Test
  void rejectsNoKeys() {
    Binds.of(TABLES, relate("Inner"))
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform.join_keys (v): a Relate without keys"
                + " [name at least one pair of columns]");
  }

  @Test
  void refusesContainmentOfSpans() {
    Binds.of(
            "l bstart int64, bend int64\nr r_bstart int64, r_bend int64",
            relate("Inner", "bend", "r_bend", "bstart", "r_bstart"))
        .fails(
            "UNSUPPORTED_FEATURE view_definitions[0].transform.join_keys (v): not supported: Relate by"
                + " containment of spans (keys bstart and bend) [rename the columns to relate them by"
                + " equality]");
    Binds.of(
            "l bstart int64, bend int64\nr r_bstart int64, r_bend int64",
            relate("Semi", "bend", "r_bend", "bstart", "r_bstart"))
        .gives(
            """
            view v
              Join semi bend = r_bend AND bstart = r_bstart
                Scan l (bstart, bend)
                Scan r (r_bstart, r_bend)
            output o
              View v (bstart, bend)
            """);
  }
}
