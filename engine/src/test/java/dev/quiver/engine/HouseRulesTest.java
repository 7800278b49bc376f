package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks the forms that no other tool checks, and reports sizes without judging them.
class HouseRulesTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

  @Test
  void formsAreKept() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).hasSizeGreaterThan(50);
    HouseRules rules = HouseRules.read(sources);
    System.out.println(rules.sizes());
    assertThat(rules.broken()).isEmpty();
  }

  @Test
  void everyPackageHasItsCard() throws IOException {
    assertThat(
            sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
        .isEmpty();
  }

  @Test
  void aBrokenFormIsSeen(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Broken.java");
    Files.writeString(
        file,
        """
        package broken;
        public record Broken(@Nullable String name) {
          int rank(Object value) {
            return switch (value) {
              case Integer number -> number;
              default -> 0;
            };
          }
          // TODO
        }
        """);
    assertThat(HouseRules.read(List.of(file)).broken())
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactlyInAnyOrder(
            "a public type without a doc: Broken",
            "a nullable record component: name",
            "a switch over patterns has a default: name the cases",
            "left for later: // TODO");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(HOUSE)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .sorted()
          .toList();
    }
  }
}
