package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.fixture.ExpectedRows;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Reads every table of the corpus, if there is one, and compares the rows.
class CorpusReadTest {
  private static final long MEMORY = 1L << 30;

  /// All that is not read, and why.
  private static final Map<String, String> REFUSED =
      Map.of(
          "kjbench__basic_catalog_managed__delta", "table feature catalogManaged is not supported",
          "kjbench__basic_catalog_managed__delta@v0",
              "table feature catalogManaged is not supported",
          "krsdata__table-with-geo", "column geom of type geometry is not supported");

  @Test
  void readsWhatOthersWrote() {
    Map<String, String> refused = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (String family : List.of("delta", "delta-spark-only", "parquet")) {
      for (Corpus one : Corpus.cases(family)) {
        try {
          read += isRead(one, wrong) ? 1 : 0;
        } catch (QueryException e) {
          refused.put(one.toString(), reason(e));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).isEqualTo(REFUSED);
    assertThat(read).isGreaterThan(200);
  }

  @Test
  void endsInTypedErrorsOnBadTables() {
    for (String family : List.of("delta-negative", "parquet-negative")) {
      for (Corpus one : Corpus.cases(family)) {
        // That one is plain, though others do not read it: a path whose colons are not escaped.
        if (one.expected().isEmpty() && !one.toString().contains("timestamp-partitioned-table")) {
          assertTypedError(one);
        }
      }
    }
  }

  @Test
  void doesWithDamageWhatEachCaseWants() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Corpus one : Corpus.cases("malformed")) {
      JsonNode wants = new ObjectMapper().readTree(one.folder().resolve("case.json").toFile());
      switch (wants.get("want").textValue()) {
        case "error" -> assertTypedError(one);
        case "same" -> {
          Path base = one.folder().resolve("../../delta/" + wants.get("base").textValue());
          assertThat(rows(one)).as("%s", one).isNotEmpty();
          if (Files.exists(base)) {
            isRead(new Corpus(one.folder(), one.version(), base + "/expected.jsonl"), wrong);
          }
        }
        default -> rowsOrTypedError(one);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// What stands behind the location in the first line.
  private static String reason(QueryException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return line.substring(line.indexOf("/delta: ") + "/delta: ".length());
  }

  private static void assertTypedError(Corpus one) {
    assertThat(rowsOrTypedError(one)).as("%s must end in an error", one).isEmpty();
  }

  private static Optional<List<String>> rowsOrTypedError(Corpus one) {
    try {
      return Optional.of(rows(one));
    } catch (QueryException e) {
      assertThat(e.getMessage()).as("%s", one).doesNotContain("Exception");
      return Optional.empty();
    }
  }

  @Test
  void saysWhichFileIsMissing() {
    for (Corpus one : Corpus.cases("delta-negative")) {
      if (one.toString().contains("checkpoints_vacuumed")) {
        try {
          rows(one);
          throw new AssertionError("it has no data files");
        } catch (QueryException e) {
          assertThat(e.code()).isEqualTo(TableErrors.MISSING_FILE);
        }
      }
    }
  }

  private static boolean isRead(Corpus one, List<String> wrong) {
    if (one.expected().isEmpty()) {
      return false;
    }
    List<String> rows = rows(one);
    TableRef table = new DeltaTables(new LocalStore()).pin("t", one.location(), one.version());
    List<String> expected = new ArrayList<>(ExpectedRows.of(one, table.schema()));
    rows.sort(null);
    expected.sort(null);
    if (!rows.equals(expected)) {
      wrong.add(one + difference(rows, expected));
    }
    return true;
  }

  private static String difference(List<String> rows, List<String> expected) {
    List<String> extra = new ArrayList<>(rows);
    expected.forEach(extra::remove);
    List<String> missing = new ArrayList<>(expected);
    rows.forEach(missing::remove);
    return " has %d rows for %d, extra %s, missing %s"
        .formatted(
            rows.size(),
            expected.size(),
            extra.subList(0, Math.min(2, extra.size())),
            missing.subList(0, Math.min(2, missing.size())));
  }

  private static List<String> rows(Corpus one) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", one.location(), one.version());
    ExecutionSettings settings = new ExecutionSettings(1, 2_048, MEMORY, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(reads.open(ScanRows.scan(table), context));
    }
  }
}
