package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.Explanation.Stage;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where in a document its inputs, views, parameters and members stand changes neither the plans
/// nor the answers.
class ShuffledSpecTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHUFFLES = 4;

  @TempDir private Path folder;

  @Test
  void orders() throws IOException {
    meansTheSame("orders");
  }

  @Test
  void codeGraph() throws IOException {
    meansTheSame("code-graph");
  }

  @Test
  void changes() throws IOException {
    meansTheSame("changes");
  }

  private void meansTheSame(String name) throws IOException {
    Example example = Example.copy(name, folder);
    JsonNode document = JSON.readTree(example.text());
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      Spec plain = SpecReader.read(example.text());
      String plans = plans(session, plain);
      List<String> rows = rows(session, plain);
      for (long seed = 0; seed < SHUFFLES; seed++) {
        Random random = new Random(seed);
        Spec shuffled = SpecReader.read(shuffled(document, random).toString());
        assertThat(plans(session, shuffled)).as("seed %d", seed).isEqualTo(plans);
        if (seed == 0) {
          assertThat(rows(session, shuffled)).as("seed %d", seed).isEqualTo(rows);
        }
      }
    }
  }

  private static String plans(Session session, Spec spec) {
    return Explanation.of(session.prepare(spec)).text(Stage.ALL);
  }

  private static List<String> rows(Session session, Spec spec) {
    List<String> rows = new ArrayList<>();
    spec.outputTargets()
        .forEach(output -> rows.addAll(ResultRows.ofView(session, spec, output.sourceView())));
    return rows;
  }

  private static JsonNode shuffled(JsonNode document, Random random) {
    ObjectNode copy = (ObjectNode) members(document, random);
    for (String list : List.of("input_relations", "view_definitions", "typed_parameters")) {
      if (copy.get(list) instanceof ArrayNode items) {
        copy.set(list, items(items, random));
      }
    }
    return copy;
  }

  private static ArrayNode items(ArrayNode items, Random random) {
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    Collections.shuffle(all, random);
    return JSON.createArrayNode().addAll(all);
  }

  /// The same value with the members of every object in another order.
  private static JsonNode members(JsonNode value, Random random) {
    if (value instanceof ArrayNode items) {
      ArrayNode copy = JSON.createArrayNode();
      items.forEach(item -> copy.add(members(item, random)));
      return copy;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = JSON.createObjectNode();
    names.forEach(name -> copy.set(name, members(object.get(name), random)));
    return copy;
  }
}
