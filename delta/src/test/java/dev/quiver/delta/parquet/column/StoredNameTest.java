package dev.quiver.delta.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.parquet.column.StoredName.By;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.logical.catalog.TableException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredNameTest {
  @Test
  void findsByIdAloneWhereFilesKnowIds() {
    Group file = group("a=1", "b=2", "c");
    assertThat(find(file, "x", 2, By.ID)).contains("b");
    assertThat(find(file, "a", 7, By.ID)).isEmpty();
    assertThat(find(file, "c", 3, By.ID)).isEmpty();
    assertThatThrownBy(() -> find(group("a=1", "b=1"), "a", 1, By.ID))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("a, b");
  }

  @Test
  void findsByItsNameWhereFilesKnowNoIds() {
    assertThat(find(group("a", "b"), "b", 1, By.ID)).contains("b");
    assertThat(find(group("a", "B"), "b", 1, By.ID)).isEmpty();
  }

  @Test
  void findsByExactlyItsNameWhereItIsMapped() {
    Group file = group("a=1", "B=2");
    assertThat(find(file, "a", 9, By.NAME)).contains("a");
    assertThat(find(file, "b", 2, By.NAME)).isEmpty();
  }

  @Test
  void ignoresCaseOnlyWhereNothingElseFits() {
    assertThat(find(group("A", "a"), "a", 0, By.ANY_CASE)).contains("a");
    assertThat(find(group("A", "b"), "a", 0, By.ANY_CASE)).contains("A");
    assertThat(find(group("b"), "a", 0, By.ANY_CASE)).isEmpty();
    assertThatThrownBy(() -> find(group("Ab", "aB"), "ab", 0, By.ANY_CASE))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("Ab, aB");
  }

  private static Optional<String> find(Group group, String name, int id, By by) {
    return new StoredName(name, OptionalInt.of(id), by).in(group, Place.of("file")).map(Node::name);
  }

  private static Group group(String... members) {
    return group("root", OptionalInt.empty(), Stream.of(members).map(StoredNameTest::node));
  }

  private static Node node(String text) {
    String[] parts = text.split("=", 2);
    return group(
        parts[0],
        parts.length == 1 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[1])),
        Stream.empty());
  }

  private static Group group(String name, OptionalInt id, Stream<Node> members) {
    List<Node> nodes = members.toList();
    return new Group(name, id, 0, 0, Annotation.Simple.NONE, nodes);
  }
}
