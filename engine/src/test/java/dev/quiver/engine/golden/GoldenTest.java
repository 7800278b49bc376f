package dev.quiver.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.Engine;
import dev.quiver.engine.SessionOptions;
import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.program.ProgramRules;
import dev.quiver.optimizer.rule.Rule;
import dev.quiver.optimizer.rule.Rules;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Our plans are as the golden files say, and optimizing changes no rows.
///
/// `-Dgolden=update` writes the files anew.
class GoldenTest {
  private static final Path CASES = Path.of("src/test/resources/golden");
  private static final Path EXAMPLES = Path.of("../examples");

  /// As bound these are products of up to eight tables; TpchTest holds them to their answers.
  private static final Path PRODUCTS = CASES.resolve("tpch");

  /// Tables on paper have statistics, but no facts to answer by.
  private static final Set<String> OUT_OF_REACH = Set.of("AnswerFromMetadata");

  @TestFactory
  Stream<DynamicTest> plansAreAsTheFilesSay() {
    return Stream.of(CASES, EXAMPLES).flatMap(GoldenTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> optimizingChangesNoRows() {
    return golden(CASES).cases().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith(PRODUCTS))
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey().getFileName().toString(), () -> EqualRows.check(entry.getValue())));
  }

  @Test
  void everyRuleHasItsCase() throws IllegalAccessException {
    Set<String> rules = new TreeSet<>();
    for (Field field : Rules.class.getFields()) {
      rules.add(((Rule) field.get(null)).name());
    }
    for (Field field : ProgramRules.class.getFields()) {
      rules.add(((ProgramRule) field.get(null)).name());
    }
    rules.removeAll(OUT_OF_REACH);
    Set<String> expected = new TreeSet<>();
    golden(CASES).cases().values().forEach(each -> expected.addAll(each.file().expected()));
    assertThat(expected).containsAll(rules);
  }

  @Test
  void writesAFileBesideASpecAndFindsTheChange(@TempDir Path folder) throws IOException {
    Path golden = folder.resolve("case.golden");
    String text = Files.readString(CASES.resolve("rules/PruneColumns.golden"));
    Files.writeString(golden, text);
    assertThat(golden(folder).check()).isEmpty();
    Files.writeString(golden, text.replace("HashJoin", "SlowJoin"));
    Map<Path, String> reports = golden(folder).check();
    assertThat(reports).containsOnlyKeys(golden);
    assertThat(reports.get(golden)).contains("- ", "SlowJoin", "+ ", "HashJoin");
    assertThat(golden(folder).update(_ -> List.of())).containsExactly(golden);
    assertThat(Files.readString(golden)).isEqualTo(text);
  }

  @Test
  void missesARuleThatDidNotFire() {
    GoldenFile file =
        GoldenFile.parse("expect PruneColumns, MergeFilters # both\nexpect-not DropUnread\n");
    assertThat(file.expected()).containsExactly("PruneColumns", "MergeFilters");
    assertThat(file.unexpected()).containsExactly("DropUnread");
  }

  private static Stream<DynamicTest> tests(Path root) {
    GoldenFolder golden = golden(root);
    if ("update".equals(System.getProperty("golden"))) {
      golden.update(_ -> List.of());
    }
    Map<Path, String> reports = golden.check();
    return golden.cases().keySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> assertThat(reports.getOrDefault(file, "")).isEmpty()));
  }

  private static GoldenFolder golden(Path root) {
    try (Engine engine = Engine.open()) {
      return engine.session(SessionOptions.defaults()).golden(root);
    }
  }
}
