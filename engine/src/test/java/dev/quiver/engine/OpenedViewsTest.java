package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.logical.spec.SpecException;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs what version 5 adds to views: rows in, rows out.
class OpenedViewsTest {
  private static final String U =
      "{'name': 'u', 'transform': {'kind': 'Filter', 'source': 't', 'predicate': 'a > 2'}},";

  @TempDir private Path folder;

  @BeforeEach
  void makeTable() throws IOException {
    Path table = folder.resolve("t");
    Files.createDirectories(table);
    DataFiles.write(table.resolve("one"), "a int32, b string", "1|x", "2|y", "3|x", "4|null");
    LogFolder.of(table, "a integer, b string", "").commit(LogFolder.add("one", "", ""));
  }

  @Test
  void projects() {
    assertThat(rows("'kind': 'Project', 'source': 't', 'columns': ['a * 2 AS twice', 'upper(b)']"))
        .containsExactly("2|X", "4|Y", "6|X", "8|null");
  }

  @Test
  void aggregates() {
    assertThat(
            rows(
                "'kind': 'Aggregate', 'source': 't', 'group_by': ['b IS NULL AS none'],"
                    + " 'aggregations': ['sum(a) + count(*) AS n',"
                    + " {'column': 'a', 'function': 'max', 'alias': 'm'}]"))
        .containsExactlyInAnyOrder("false|9|3", "true|5|4");
    assertThat(
            rows(
                "'kind': 'Aggregate', 'source': 't', 'group_by': ['b', 'a > 2 AS large'],"
                    + " 'grouping_sets': [['b'], ['large'], []], 'aggregations': ['count(*) AS n']"))
        .containsExactlyInAnyOrder(
            "x|null|2", "y|null|1", "null|null|1", "null|true|2", "null|false|2", "null|null|4");
  }

  @Test
  void sortsAndLimits() {
    assertThat(rows("'kind': 'Sort', 'source': 't', 'order_by': ['b DESC', 'a DESC']"))
        .containsExactly("4|null", "2|y", "3|x", "1|x");
    assertThat(rows("'kind': 'TopK', 'source': 't', 'k': 2, 'order_by': ['b', 'a DESC']"))
        .containsExactly("3|x", "1|x");
    assertThat(rows("'kind': 'Limit', 'source': 't', 'limit': 2, 'offset': 1"))
        .containsExactly("2|y", "3|x");
  }

  @Test
  void keepsFirstRows() {
    assertThat(rows("'kind': 'Dedupe', 'source': 't', 'keys': ['b'], 'order_by': ['a DESC']"))
        .containsExactlyInAnyOrder("3|x", "2|y", "4|null");
    assertThat(rows("'kind': 'Dedupe', 'source': 't', 'keys': ['b'], 'order_by': ['a % 2']"))
        .containsExactlyInAnyOrder("1|x", "2|y", "4|null");
    assertThat(
            rows(
                "'kind': 'Dedupe', 'source': 'u', 'keys': ['odd'], 'order_by': ['a DESC']",
                "{'name': 'u', 'transform': {'kind': 'Project', 'source': 't',"
                    + " 'columns': ['a % 2 AS odd', 'b', 'a']}},"))
        .containsExactlyInAnyOrder("1|x|3", "0|null|4");
  }

  @Test
  void relates() {
    assertThat(
            rows(
                "'kind': 'Relate', 'left': 't', 'right': 't', 'join_type': 'Inner',"
                    + " 'left_prefix': 'l_', 'null_safe': true, 'condition': 'left.a < right.a',"
                    + " 'join_keys': [{'left_key': 'b', 'right_key': 'b'}]"))
        .containsExactly("1|x|3|x");
    assertThat(
            rows(
                "'kind': 'Relate', 'left': 't', 'right': 't', 'join_type': 'LeftMark',"
                    + " 'mark': 'again', 'condition': 'left.a = right.a + 2'"))
        .containsExactlyInAnyOrder("1|x|false", "2|y|false", "3|x|true", "4|null|true");
    assertThat(
            rows(
                "'kind': 'Relate', 'left': 't', 'right': 't', 'join_type': 'Cross',"
                    + " 'right_prefix': 'r_'"))
        .hasSize(16);
  }

  @Test
  void combines() {
    assertThat(rows("'kind': 'Except', 'sources': ['t', 'u'], 'distinct': false", U))
        .containsExactlyInAnyOrder("1|x", "2|y");
    assertThat(rows("'kind': 'Intersect', 'sources': ['t', 'u'], 'distinct': true", U))
        .containsExactlyInAnyOrder("3|x", "4|null");
    assertThat(rows("'kind': 'Union', 'sources': ['t', 't'], 'distinct': true, 'by': 'position'"))
        .containsExactlyInAnyOrder("1|x", "2|y", "3|x", "4|null");
  }

  @Test
  void takesParametersOfTheCaller() {
    String above = "'kind': 'Filter', 'source': 't', 'predicate': 'a >= :least OR b = :name'";
    assertThat(rows(above)).containsExactly("1|x", "2|y", "3|x", "4|null");
    assertThat(rows(above, Map.of("least", "4", "name", "y"))).containsExactly("2|y", "4|null");
    assertRefused(above, Map.of("least", "much"), "not a value of int32: much", "parameters[0]");
    assertRefused(above, Map.of("lest", "1"), "unknown parameter: lest", "try least");
  }

  private void assertRefused(String transform, Map<String, String> values, String... says) {
    assertThatThrownBy(() -> rows(transform, values))
        .isInstanceOfSatisfying(
            SpecException.class, error -> assertThat(error.text()).contains(says));
  }

  private List<String> rows(String transform) {
    return rows(transform, "", Map.of());
  }

  private List<String> rows(String transform, String views) {
    return rows(transform, views, Map.of());
  }

  private List<String> rows(String transform, Map<String, String> values) {
    return rows(transform, "", values);
  }

  private List<String> rows(String transform, String views, Map<String, String> values) {
    String document =
        """
        {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "t"}],
         "parameters": [{"name": "least", "type": "Int32", "default": 2},
                        {"name": "name", "type": "Utf8", "default": "x"}],
         "view_definitions": [%s {"name": "v", "transform": {%s}}]}
        """
            .formatted(views.replace('\'', '"'), transform.replace('\'', '"'));
    Session session =
        Engine.open()
            .session(
                SessionOptions.defaults().withBase(folder).withMemory(256L << 20).withThreads(2));
    return ResultRows.of(
        session, session.prepare(SpecReader.read(document), new Wanted.View("v"), values));
  }
}
