package dev.quiver.logical.spec;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnionBinderTest {
  @Test
  void matchesColumnsByNameAndSortsThem() {
    Binds.of(
            "t b int64, a int32\nu Z string, a int64",
            """
            v []: {"kind": "Union", "sources": ["t", "u"], "distinct": false}
            """)
        .gives(
            """
            view v
              Union (Z#3, a#4, b#3)
                Project Z#2 := CAST(NULL AS string), a#3 := CAST(a AS int64), b
                  Scan t (b, a)
                Project Z, a#2, b#2 := CAST(NULL AS int64)
                  Scan u (Z, a#2)
            output o
              View v (Z := Z#3, a := a#4, b := b#3)
            """);
  }

  @Test
  void addsADiscriminatorBeforeItDropsDuplicates() {
    Binds.of(
            "t a int64, feed int64\nu a int64",
            """
            v []: {"kind": "Union", "sources": ["t", "u"], "discriminator_column": "feed", "distinct": true}
            """)
        .gives(
            """
            view v
              Aggregate by a#3, feed#4
                Union (a#3, feed#4)
                  Project a, feed#2 := 't'
                    Scan t (a, feed)
                  Project a#2, feed#3 := 'u'
                    Scan u (a#2)
            output o
              View v (a := a#3, feed := feed#4)
            """);
  }

  @Test
  void passesOnInputsThatAreAlignedAlready() {
    Binds.of(
            "t a int64, b int64",
            """
            v []: {"kind": "Union", "sources": ["t", "t"], "distinct": false}
            """)
        .gives(
            """
            view v
              Union (a#3, b#3)
                Scan t (a, b)
                Scan t (a#2, b#2)
            output o
              View v (a := a#3, b := b#3)
            """);
  }

  @Test
  void rejectsDuplicatesOfWhatCannotBeTheSame() {
    Map<String, String> instead =
        Map.of(
            "map<string,int64>", "compare values of its keys",
            "variant", "take a value out with variant_get",
            "array<map<string,int64>>", "compare its elements");
    for (String type : instead.keySet()) {
      String mismatch =
          "type mismatch: m: %s where a type with equality (%s) is expected [try CAST, or another column]"
              .formatted(type, instead.get(type));
      Binds.of(
              "t m " + type + ", a array<int64>",
              """
              v []: {"kind": "Union", "sources": ["t", "t"], "distinct": true}
              g []: {"kind": "Aggregate", "source": "t", "group_by": ["a", "m"], "aggregations": []}
              """)
          .fails(
              "TYPE_MISMATCH view_definitions[0].transform.sources (v): " + mismatch,
              "TYPE_MISMATCH view_definitions[1].transform.group_by[1] (g): " + mismatch);
    }
  }

  @Test
  void rejectsTypesWithoutACommonOne() {
    Binds.of(
            "t a int64, b date\nu a string, b timestamp",
            """
            v []: {"kind": "Union", "sources": ["t", "u"], "distinct": false}
            """)
        .fails(
            "TYPE_MISMATCH view_definitions[0].transform.sources[1] (v): type mismatch: column a is"
                + " int64 in t and string in u [leave the column out of one of them]",
            "TYPE_MISMATCH view_definitions[0].transform.sources[1] (v): type mismatch: column b is"
                + " date in t and timestamp in u [leave the column out of one of them]");
  }

  @Test
  void rejectsFewerThanTwoSources() {
    Binds.of(
            "t a int64",
            """
            v []: {"kind": "Union", "sources": ["t"], "distinct": false}
            """)
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform.sources (v): a Union of fewer than two"
                + " sources [name at least two]");
  }
}
