package dev.quiver.delta;

import static dev.quiver.delta.fixture.ChangeLog.ON;
import static dev.quiver.delta.fixture.ChangeLog.action;
import static dev.quiver.delta.fixture.ChangeLog.cdc;
import static dev.quiver.delta.fixture.ChangeLog.deleted;
import static dev.quiver.delta.fixture.ChangeLog.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Makes random histories of a table: files come and go, rows of them are deleted and come back,
/// versions say their changes themselves or leave them to be derived. What the feed says of a
/// version is the difference that version made to the rows.
class RandomChangesTest {
  private static final long SEED = Long.getLong("quiver.seed", 20_261_120L);
  private static final int VERSIONS = 40;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final Map<String, NavigableSet<Long>> live = new TreeMap<>();
  private final List<String> gone = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void tellsTheDifferenceThatEachVersionMade() {
    LogFolder log = new LogFolder(folder);
    log.commit(LogFolder.feature("deletionVectors"), LogFolder.metadata("a long", "", ON));
    List<List<String>> expected = new ArrayList<>(List.of(List.of()));
    for (int version = 1; version <= VERSIONS; version++) {
      NavigableSet<Long> before = rows();
      List<String> actions = step();
      NavigableSet<Long> after = rows();
      List<String> changes = changes(before, after, version);
      if (!changes.isEmpty() && random.nextInt(4) == 0) {
        actions.add(cdc(changeFile(changes, version)));
      }
      log.commit(actions.toArray(String[]::new));
      expected.add(changes.stream().sorted().toList());
    }

    List<String> all = new ArrayList<>();
    for (int version = 0; version <= VERSIONS; version++) {
      List<String> read = ChangeLog.read(folder, versions(version, version), 7);
      assertThat(read.stream().sorted())
          .as("seed %d, version %d", SEED, version)
          .isEqualTo(expected.get(version));
      all.addAll(read);
    }
    assertThat(all).as("seed %d", SEED).anyMatch(row -> row.contains("insert"));
    assertThat(all).as("seed %d", SEED).anyMatch(row -> row.contains("delete"));
    assertThat(ChangeLog.read(folder, versions(-1, -1), 2_048)).as("seed %d", SEED).isEqualTo(all);
    assertThat(ChangeLog.read(folder, versions(0, VERSIONS), 1)).isEqualTo(all);
  }

  private List<String> step() {
    List<String> actions = new ArrayList<>();
    for (String path : List.copyOf(live.keySet())) {
      switch (random.nextInt(6)) {
        case 0 -> {
          actions.add(act("remove", path));
          live.remove(path);
          gone.add(path);
        }
        case 1, 2 -> {
          actions.add(act("remove", path));
          live.put(path, rowsToDelete(path));
          actions.add(act("add", path));
        }
        default -> {}
      }
    }
    if (random.nextInt(3) == 0 || live.isEmpty()) {
      String path = comeBack().isEmpty() ? write() : gone.removeFirst();
      // In one commit a file comes or goes, or stays with other rows.
      if (actions.stream().noneMatch(action -> action.contains("\"" + path + "\""))) {
        live.put(path, random.nextBoolean() ? new TreeSet<>() : rowsToDelete(path));
        actions.add(act("add", path));
      } else {
        gone.add(path);
      }
    }
    return actions;
  }

  private List<String> comeBack() {
    return random.nextBoolean() ? gone : List.of();
  }

  private String write() {
    String path = "f%03d".formatted(sizes.size());
    int rows = 1 + random.nextInt(700);
    long first = 1_000L * sizes.size();
    DataFiles.write(
        folder.resolve(path),
        "a int64",
        LongStream.range(first, first + rows).mapToObj(String::valueOf).toArray(String[]::new));
    sizes.put(path, rows);
    return path;
  }

  private NavigableSet<Long> rowsToDelete(String path) {
    int rows = sizes.getOrDefault(path, 0);
    NavigableSet<Long> positions = new TreeSet<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      positions.add((long) random.nextInt(rows));
    }
    return positions;
  }

  private String act(String kind, String path) {
    NavigableSet<Long> positions = live.getOrDefault(path, new TreeSet<>());
    String vector =
        positions.isEmpty() ? "" : deleted(positions.stream().mapToLong(Long::longValue).toArray());
    return action(kind, path, "", ",\"dataChange\":true" + vector);
  }

  private NavigableSet<Long> rows() {
    NavigableSet<Long> rows = new TreeSet<>();
    live.forEach((path, deleted) -> {
      long first = 1_000L * Long.parseLong(path.substring(1));
      LongStream.range(0, sizes.getOrDefault(path, 0))
          .filter(position -> !deleted.contains(position))
          .forEach(position -> rows.add(first + position));
    });
    return rows;
  }

  private static List<String> changes(
      NavigableSet<Long> before, NavigableSet<Long> after, int version) {
    List<String> changes = new ArrayList<>();
    before.stream()
        .filter(row -> !after.contains(row))
        .forEach(row -> changes.add("[%d,\"delete\",%d]".formatted(row, version)));
    after.stream()
        .filter(row -> !before.contains(row))
        .forEach(row -> changes.add("[%d,\"insert\",%d]".formatted(row, version)));
    return changes;
  }

  private String changeFile(List<String> changes, int version) {
    String path = "_change_data/c" + version;
    ChangeLog.folderOf(folder.resolve(path));
    DataFiles.write(
        folder.resolve(path),
        "a int64, _change_type string",
        changes.stream()
            .map(change -> change.substring(1).split(",", -1))
            .map(cells -> cells[0] + "|" + cells[1].replace("\"", ""))
            .toArray(String[]::new));
    return path;
  }
}
