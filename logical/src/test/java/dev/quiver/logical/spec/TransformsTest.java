package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.plan.PlanPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The transforms of version 5 and what they mean, in `transforms.txt`: a case is a transform
/// behind `--`, then the plan of its view, or what is said of it.
///
/// `-Dgolden=update` writes the file anew.
class TransformsTest {
  private static final Path CASES = Path.of("src/test/resources/spec/transforms.txt");
  private static final String TABLES =
      """
      t a int64, b string, c decimal(10,2), d date
      u a int64, e string, f float64
      """;

  private static final String PARAMETERS =
      "\"parameters\": [{\"name\": \"day\", \"type\": \"Date32\", \"default\": \"2024-05-06\"},"
          + " {\"name\": \"least\", \"type\": \"Int64\", \"default\": 3}]";

  @Test
  void bindsTransforms() throws IOException {
    String text = Files.readString(CASES, StandardCharsets.UTF_8);
    StringBuilder found = new StringBuilder();
    text.lines()
        .filter(line -> line.startsWith("-- "))
        .forEach(
            line -> found.append(line).append('\n').append(shown(line.substring(3))).append('\n'));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(CASES, found, StandardCharsets.UTF_8);
    }
    assertThat(found.toString()).isEqualTo(Files.readString(CASES, StandardCharsets.UTF_8));
  }

  private static String shown(String transform) {
    String view = "v []: " + transform.replace("''", "\0").replace('\'', '"').replace('\0', '\'');
    try {
      Binds binds = Binds.of(TABLES, view).opened().with(PARAMETERS);
      return PlanPrinter.print(binds.bind().program()).replace("output o\n  View v", "=> v");
    } catch (SpecException e) {
      return e.text() + "\n";
    }
  }
}
