package dev.quiver.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.bench.Main;
import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.result.RaceResult.Setting;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class RaceResultTest {
  private static final Setting SETTING =
      new Setting("Some <fast> & old, 2 cores", "25", "0abc", 0.1, 2, "WALL", "warm");

  @TempDir private Path folder;

  @Test
  void theFileHasWhatPeopleCountOn() throws Exception {
    JsonNode root = new ObjectMapper().readTree(result(10, 20).json());
    JsonNode first = root.get("queries").get(0);
    assertThat(first.get("query").asText()).isEqualTo("q01");
    assertThat(first.get("rows").asLong()).isEqualTo(4);
    assertThat(first.get("quiver_ms").asDouble()).isEqualTo(10);
    assertThat(first.get("duckdb_ms").asDouble()).isEqualTo(20);
    assertThat(root.get("queries").get(2).get("failure").asText()).isEqualTo("other rows");
    assertThat(root.get("machine").asText()).isEqualTo(SETTING.machine());
    assertThat(root.get("scale").asDouble()).isEqualTo(0.1);
    assertThat(root.get("threads").asInt()).isEqualTo(2);
    assertThat(root.get("jdk").asText()).isEqualTo("25");
    assertThat(root.get("commit").asText()).isEqualTo("0abc");
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Path file = folder.resolve("below/result.json");
    result(10, 20).write(file);
    assertThat(RaceResult.read(file)).isEqualTo(result(10, 20));
  }

  @Test
  void whatIsNoResultIsRefused() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "{\"a\": 1}");
    Path text = Files.writeString(folder.resolve("text"), "queries");
    assertThatThrownBy(() -> RaceResult.read(other))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("it has no queries");
    assertThatThrownBy(() -> RaceResult.read(text)).hasMessageContaining("it is not JSON");
    assertThatThrownBy(() -> RaceResult.read(folder.resolve("none")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void theChartIsWellFormed() throws Exception {
    String svg = new Chart(result(0.02, 2000)).svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    // The ground, two of the legend, and two bars for each query that counted.
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2 + 4);
    assertThat(svg).contains("Some &lt;fast&gt; &amp; old");
    assertThat(new Chart(new RaceResult(List.of(), SETTING)).svg()).endsWith("</svg>\n");
  }

  @Test
  void slowerThanToleratedEndsWithOne() throws Exception {
    result(10, 20).write(folder.resolve("old.json"));
    result(10.2, 20).write(folder.resolve("near.json"));
    result(20, 20).write(folder.resolve("slow.json"));
    assertThat(compare("old.json", "old.json")).startsWith("0").contains("1.000");
    assertThat(compare("old.json", "near.json")).startsWith("0").contains("1.020");
    assertThat(compare("old.json", "slow.json")).startsWith("1").contains("2.000");
    assertThat(compare("slow.json", "old.json")).startsWith("0").contains("0.500");
    assertThat(compare("old.json", "gone.json")).startsWith("2");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    RaceResult both = result(10, 20);
    both.write(folder.resolve("both.json"));
    new RaceResult(both.laps().subList(0, 1), SETTING).write(folder.resolve("one.json"));
    RaceResult failed =
        new RaceResult(List.of(both.laps().getFirst(), Lap.failed("q02", "other rows")), SETTING);
    failed.write(folder.resolve("failed.json"));
    for (String less : List.of("one.json", "failed.json")) {
      assertThat(compare("both.json", less))
          .startsWith("2")
          .contains(less + " has no times for q02");
      assertThat(compare("both.json", less, "--some"))
          .startsWith("0")
          .contains("q01")
          .doesNotContain("q02");
      assertThat(compare(less, "both.json")).startsWith("0").doesNotContain("q02");
    }
    new RaceResult(List.of(lap("q09", 1, 1)), SETTING).write(folder.resolve("other.json"));
    assertThat(compare("both.json", "other.json", "--some")).startsWith("2").contains("in common");
  }

  @Test
  void aSlowerMachineIsNotASlowerEngine() throws Exception {
    result(10, 20).write(folder.resolve("old.json"));
    result(30, 60).write(folder.resolve("busy.json"));
    assertThat(compare("old.json", "busy.json")).startsWith("0").contains("1.000");
  }

  @Test
  void aCommitIsFoundOrSaidToBeUnknown() {
    assertThat(Setting.here(1, 2, "WALL", "warm").commit()).isNotBlank();
    assertThat(Setting.here(1, 2, "WALL", "warm").machine()).contains(" cores, ");
  }

  private String compare(String old, String now, String... options) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(List.of(folder.resolve(old).toString(), folder.resolve(now).toString()));
    words.addAll(List.of(options));
    int code =
        Main.commandLine().setErr(writer).setOut(writer).execute(words.toArray(String[]::new));
    return code + "\n" + said;
  }

  private static RaceResult result(double quiver, double duckdb) {
    return new RaceResult(
        List.of(
            lap("q01", quiver, duckdb),
            lap("q02", quiver * 2, duckdb * 2),
            Lap.failed("q03", "other rows")),
        SETTING);
  }

  private static Lap lap(String query, double quiver, double duckdb) {
    return new Lap(
        query,
        4,
        "d1",
        new TreeMap<>(Map.of("quiver", quiver, "duckdb", duckdb)),
        0.5,
        Optional.empty());
  }
}
