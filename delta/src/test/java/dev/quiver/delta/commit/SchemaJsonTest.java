package dev.quiver.delta.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.log.SchemaReader;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.RandomNested;
import dev.quiver.logical.type.Field;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
  private static final long SEED = 20_261_120;

  @Test
  void writesListsAndMapsAsTheProtocolSays() {
    Field field = new Field("m", BatchText.type("map<string,array<variant>>"));
    assertThat(SchemaJson.of(List.of(field)).toString())
        .isEqualTo(
            """
            {"type":"struct","fields":[{"name":"m","type":{"type":"map","keyType":"string",\
            "valueType":{"type":"array","elementType":"variant","containsNull":true},\
            "valueContainsNull":true},"nullable":true,"metadata":{}}]}\
            """);
  }

  @Test
  void isReadAsItWasWritten() {
    RandomNested random = new RandomNested(new Random(SEED));
    for (int round = 0; round < 200; round++) {
      List<Field> fields = List.of(new Field("a", random.type(4)), new Field("b", random.type(2)));
      String json = SchemaJson.of(fields).toString();
      assertThat(SchemaReader.read("t", json, Map.of()).schema().fields())
          .as("seed %d: %s", SEED, json)
          .isEqualTo(fields);
    }
  }
}
