package dev.quiver.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the tables in the repository against what the generator writes, byte for byte.
class ExampleTablesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @Test
  void areWhatIsInTheRepository(@TempDir Path folder) throws IOException {
    new ExampleTables(folder).write();
    for (String example : List.of("orders", "code-graph")) {
      SortedMap<String, byte[]> written = files(folder.resolve(example).resolve("tables"));
      SortedMap<String, byte[]> kept = files(EXAMPLES.resolve(example).resolve("tables"));
      assertThat(written.keySet()).isNotEmpty().isEqualTo(kept.keySet());
      written.forEach((name, bytes) ->
          assertThat(bytes)
              .as("%s; ./quiver bench generate examples writes them anew", name)
              .isEqualTo(kept.get(name)));
    }
  }

  private static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
