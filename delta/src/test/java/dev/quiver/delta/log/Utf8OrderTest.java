package dev.quiver.delta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
  @Test
  void isTheOrderOfBytes() {
    List<String> texts =
        List.of(
            "",
            "a",
            "ab",
            "b",
            "\u007f",
            "\u0080",
            "é",
            "\uD7FF",
            "\uE000",
            "\uFF5E",
            "\uFFFF",
            "\uD800\uDC00",
            "\uD83D\uDE00",
            "\uD83D\uDE01",
            "\uDBFF\uDFFF",
            "a\uD83D\uDE00",
            "a\uFFFF");
    for (String left : texts) {
      for (String right : texts) {
        int bytes = Arrays.compareUnsigned(utf8(left), utf8(right));
        assertThat(Integer.signum(Utf8Order.compare(left, right)))
            .as("%s and %s", left, right)
            .isEqualTo(Integer.signum(bytes));
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
