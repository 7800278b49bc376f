package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Bad input, each with the whole message it gets: `bad-input.txt` holds texts after `>` (`↵` is a
/// line break), and under each the code and the message.
class SqlErrorsTest {
  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    String wanted = table();
    String found =
        wanted
            .lines()
            .filter(line -> line.startsWith(">"))
            .map(line -> line + "\n" + error(line.substring(1).replace('↵', '\n').stripLeading()))
            .collect(Collectors.joining("\n"));
    assertThat(found).isEqualTo(wanted);
  }

  private static String error(String text) {
    try {
      return "is fine: " + SqlExpressions.bindCondition(text, TestScope.WIDE);
    } catch (QueryException error) {
      return error.code() + "\n" + error.getMessage() + "\n";
    }
  }

  private static String table() throws IOException {
    try (InputStream in = SqlErrorsTest.class.getResourceAsStream("bad-input.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
