package dev.quiver.delta.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.log.JsonBytes.Kind;
import dev.quiver.delta.log.table.Slice;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Reads what Jackson reads, and nothing that would be read otherwise.
class JsonBytesTest {
  private static final long SEED = 99L;
  private static final String DOCUMENT =
      """
      {"a":"plain","b":"q\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é","n":-12,"big":123456789012345678,\
      "x":[1,2.5e3,true,false,null,{}],"o":{"p":{"q":[]}}, "t":true , "z":null}\
      """;

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final Random random = new Random(SEED);

  @Test
  void readsTextsAndNumbers() throws IOException {
    JsonNode expected = mapper.readTree(DOCUMENT);
    JsonBytes json = open(DOCUMENT.getBytes(UTF_8));
    Slice name = new Slice();
    Slice text = new Slice();
    json.object();
    while (json.member(name)) {
      JsonNode member = expected.get(name.text());
      Kind kind = json.kind();
      if (kind == Kind.STRING) {
        json.text(text);
        assertThat(text.text()).isEqualTo(member.textValue());
      } else if (kind == Kind.NUMBER) {
        assertThat(json.number()).isEqualTo(member.longValue());
      } else if (kind == Kind.TRUE) {
        assertThat(json.truth()).isTrue();
      } else {
        json.scalar(text);
        assertThat(text.isPresent()).isEqualTo(!member.isNull());
        if (text.isPresent()) {
          assertThat(mapper.readTree(text.text())).isEqualTo(member);
        }
      }
    }
    json.finish();
  }

  /// Damage ends in an [IOException] or is none that a reader of JSON must see.
  @Test
  void neitherHangsNorPassesOverBrokenForm() {
    int refused = 0;
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = DOCUMENT.getBytes(UTF_8);
      for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\ x1-\0".charAt(random.nextInt(13));
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      boolean ours = reads(bytes, length);
      refused += ours ? 0 : 1;
      if (!ours) {
        // What we refuse, Jackson refuses.
        assertThat(jacksonReads(bytes, length))
            .as("seed %d: %s", SEED, new String(bytes, 0, length, UTF_8))
            .isFalse();
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  private static boolean reads(byte[] bytes, int length) {
    JsonBytes json = new JsonBytes();
    json.open(bytes, 0, length);
    try {
      json.skip();
      json.finish();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean jacksonReads(byte[] bytes, int length) {
    try {
      mapper.readTree(bytes, 0, length);
      return length > 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static JsonBytes open(byte[] bytes) {
    JsonBytes json = new JsonBytes();
    json.open(bytes, 0, bytes.length);
    return json;
  }
}
