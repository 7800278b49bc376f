package dev.quiver.bench.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.peer.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be known of Spark as a peer without fetching it.
class SparkPeerTest {
  @TempDir private Path folder;

  @Test
  void cellsAreReadAsTheDriverWritesThem() {
    String text = Base64.getEncoder().encodeToString("a b\nü".getBytes(StandardCharsets.UTF_8));
    assertThat(SparkPeer.cell("word:" + text)).isEqualTo(new Cell.Word("a b\nü"));
    assertThat(SparkPeer.cell("word:")).isEqualTo(new Cell.Word(""));
    assertThat(SparkPeer.cell("exact:-1.50")).isEqualTo(new Cell.Exact(new BigDecimal("-1.5")));
    assertThat(SparkPeer.cell("near:1.0E-3")).isEqualTo(new Cell.Near(0.001));
    assertThat(SparkPeer.cell("missing")).isEqualTo(new Cell.Missing());
  }

  @Test
  void theNewestJdkThatFitsIsTaken() throws IOException {
    Path seventeen = jdk("a", "17.0.15");
    Path twentyOne = jdk("b", "21.0.7");
    Path eight = jdk("c", "1.8.0_452");
    Path twentyFive = jdk("d", "25.0.3");
    assertThat(SparkJdk.java(List.of(twentyFive, seventeen, twentyOne)))
        .contains(twentyOne.resolve("bin/java"));
    assertThat(SparkJdk.java(List.of(eight, seventeen))).contains(seventeen.resolve("bin/java"));
    assertThat(SparkJdk.java(List.of(eight, twentyFive, folder.resolve("none")))).isEmpty();
  }

  @Test
  void theDriverIsBuiltIn() throws IOException {
    try (var text = SparkPeer.class.getResourceAsStream("/spark/SparkDriver.java.txt")) {
      assertThat(text).isNotNull();
    }
    assertThat(ToolProvider.getSystemJavaCompiler()).isNotNull();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
