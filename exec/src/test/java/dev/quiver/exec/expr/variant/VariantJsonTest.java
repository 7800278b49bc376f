package dev.quiver.exec.expr.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class VariantJsonTest {
  private static final long SEED = 20_261_120;
  private static final List<String> DOCUMENTS =
      List.of(
          "null",
          "[]",
          "{}",
          "[null,true,false,-1,127,128,-32768,32768,2147483648,-9223372036854775808]",
          "[1.5,-0.25,12345678901234567890,123456789012345678901.5]",
          "{\"a\":\"x\",\"b\":{\"c\":[{\"d\":null},{}]},\"ä\":\"😀\"}",
          "\"" + "long ".repeat(40) + "\"",
          "[" + "0,".repeat(300) + "0]",
          "\"\\\"\\\\\\n\\u0001\"");

  @Test
  void givesBackTheJsonItWasMadeOf() {
    DOCUMENTS.forEach(document -> assertThat(json(encoded(document))).isEqualTo(document));
    assertThat(json(encoded(" { \"b\" : 1.50 , \"a\" : 1e2 } ")))
        .isEqualTo("{\"a\":100.0,\"b\":1.5}");
    String wide =
        IntStream.range(1_000, 1_400)
            .mapToObj(i -> "\"f" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(json(encoded(wide))).isEqualTo(wide);
  }

  @Test
  void readsWhatIsNotJson() {
    for (String text :
        List.of(
            "",
            "nul",
            "[1,]",
            "{\"a\"}",
            "{\"a\":1,\"a\":2}",
            "01",
            "1.",
            "\"",
            "\"\n\"",
            "1 2",
            "\"\\x\"",
            "1e999",
            "[".repeat(600) + "]".repeat(600))) {
      assertThat(VariantEncoder.ofJson(text)).as(text).isEmpty();
    }
  }

  /// Values by hand: no names, then the value.
  @Test
  void readsEveryType() {
    assertThat(json(hex("010000" + "2c" + "944d0000"))).isEqualTo("\"2024-05-17\"");
    assertThat(json(hex("010000" + "30" + "40e2010000000000")))
        .isEqualTo("\"1970-01-01 00:00:00.123456+00:00\"");
    assertThat(json(hex("010000" + "34" + "ffffffffffffffff")))
        .isEqualTo("\"1969-12-31 23:59:59.999999\"");
    assertThat(json(hex("010000" + "38" + "0000c03f"))).isEqualTo("1.5");
    assertThat(json(hex("010000" + "1c" + "000000000000f87f"))).isEqualTo("\"NaN\"");
    assertThat(json(hex("010000" + "3c" + "03000000" + "616263"))).isEqualTo("\"YWJj\"");
    assertThat(json(hex("010000" + "40" + "03000000" + "616263"))).isEqualTo("\"abc\"");
    assertThat(json(hex("010000" + "44" + "0100000000000000"))).isEqualTo("\"00:00:00.000001\"");
    assertThat(json(hex("010000" + "48" + "0100000000000000")))
        .isEqualTo("\"1970-01-01 00:00:00.000000001+00:00\"");
    assertThat(json(hex("010000" + "4c" + "ffffffffffffffff")))
        .isEqualTo("\"1969-12-31 23:59:59.999999999\"");
    assertThat(json(hex("010000" + "50" + "00112233445566778899aabbccddeeff")))
        .isEqualTo("\"00112233-4455-6677-8899-aabbccddeeff\"");
    assertThat(json(hex("010000" + "20" + "02" + "d2040000"))).isEqualTo("12.34");
    assertThat(json(hex("010000" + "28" + "03" + "ff".repeat(16)))).isEqualTo("-0.001");
  }

  @Test
  void refusesBytesThatMakeNoSense() {
    // An object of itself, over and over: each of 20 lists holds the next one 9 times.
    StringBuilder bomb = new StringBuilder("010000");
    for (int i = 0; i < 20; i++) {
      bomb.append("0309").append("00".repeat(9)).append("01");
    }
    for (String bad :
        List.of(
            "",
            "00",
            "020000",
            "01",
            "0100",
            "010005",
            "010000",
            "01000054",
            "0100000c",
            "01000015",
            "010000030200",
            "0100000201000001",
            "01000040ffffffff",
            bomb + "00")) {
      assertThatThrownBy(() -> json(hex(bad)))
          .as(bad)
          .isInstanceOfSatisfying(
              EvaluationException.class, e -> assertThat(e.code()).isEqualTo("MALFORMED_VARIANT"));
    }
  }

  @Test
  void endsInJsonOrTheErrorWhateverIsInTheBytes() {
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = encoded(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
      byte[] changed = Arrays.copyOf(bytes, bytes.length - random.nextInt(3) % bytes.length);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        changed[random.nextInt(Math.min(20, changed.length))] = (byte) random.nextInt();
      }
      try {
        read += json(changed).isEmpty() ? 0 : 1;
      } catch (EvaluationException e) {
        assertThat(e.code())
            .as("seed %d, %s", SEED, HexFormat.of().formatHex(changed))
            .isEqualTo("MALFORMED_VARIANT");
      }
    }
    assertThat(read).isBetween(1_000, 19_000);
  }

  private static byte[] encoded(String json) {
    return VariantEncoder.ofJson(json).orElseThrow();
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String json(byte[] bytes) {
    try (BufferAllocator allocator = Leaks.allocator();
        VectorWriter writer = new VectorWriter(allocator, Simple.VARIANT, 1)) {
      writer.setBytes(0, bytes);
      try (FlatVector vector = writer.finish()) {
        return VariantJson.of(vector.values());
      }
    }
  }
}
