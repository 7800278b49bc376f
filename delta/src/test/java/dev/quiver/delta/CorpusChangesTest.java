package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.ChangeErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The rows of a version are those of the version before, without what its changes say is gone and
/// with what they say came: whatever a commit looked like.
class CorpusChangesTest {
  /// What a table may be refused for: its feed is off, its log begins later, its files are not
  /// there.
  private static final Set<String> REFUSALS =
      Set.of(
          ChangeErrors.NOT_RECORDED,
          ChangeErrors.EXPIRED,
          ChangeErrors.INCOMPATIBLE,
          TableErrors.NO_VERSION,
          TableErrors.MISSING_FILE);

  @TestFactory
  Stream<DynamicTest> changesMakeAVersionOfTheOneBefore() {
    return Corpus.cases("delta").stream()
        .filter(one -> one.version().isEmpty() && recordsChanges(Path.of(one.location())))
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(Path.of(one.location()))));
  }

  private static void check(Path table) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    long latest = tables.pin("t", table.toString(), OptionalLong.empty()).version();
    int checked = 0;
    for (long version = 1; version <= latest; version++) {
      try {
        if (!isOnlyChanges(table, version)) {
          check(table, version);
          checked++;
        }
      } catch (QueryException e) {
        assertThat(REFUSALS).as("version %d: %s", version, e.getMessage()).contains(e.code());
      }
    }
    assumeTrue(checked > 0, "no version whose changes can be read");
  }

  private static void check(Path table, long version) {
    List<String> changes = ChangeLog.read(table, ChangeLog.versions(version, version), 3);
    Map<String, Integer> rows = new TreeMap<>();
    rows(table, version - 1).forEach(row -> rows.merge(row, 1, Integer::sum));
    for (String change : changes) {
      String[] parts =
          change.split(",\"(?=(insert|delete|update_preimage|update_postimage)\",)", 2);
      boolean came = parts[1].startsWith("insert") || parts[1].startsWith("update_postimage");
      rows.merge(parts[0] + "]", came ? 1 : -1, Integer::sum);
    }
    Map<String, Integer> expected = new TreeMap<>();
    rows(table, version).forEach(row -> expected.merge(row, 1, Integer::sum));
    rows.values().removeIf(count -> count == 0);
    assertThat(rows).as("version %d", version).isEqualTo(expected);
  }

  private static boolean recordsChanges(Path table) {
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      return log.filter(file -> file.toString().endsWith(".json"))
          .anyMatch(file -> text(file).matches("(?s).*enableChangeDataFeed\\W+true.*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A commit written by hand for other tests, which says changes of rows that never were.
  private static boolean isOnlyChanges(Path table, long version) {
    Path commit = table.resolve("_delta_log/%020d.json".formatted(version));
    if (!Files.exists(commit)) {
      return false;
    }
    String text = text(commit);
    return text.contains("{\"cdc\"") && !text.contains("{\"add\"") && !text.contains("{\"remove\"");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rows(Path table, long version) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef pinned = tables.pin("t", table.toString(), OptionalLong.of(version));
    ExecutionSettings settings = new ExecutionSettings(1, 2_048, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      return ScanRows.read(
          new DeltaReads(tables, _ -> Optional.empty()).open(ScanRows.scan(pinned), context));
    }
  }
}
