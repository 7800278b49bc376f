package dev.quiver.engine.golden;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// All golden cases below a folder: `x.golden` with its spec inside, or beside `x.json`.
public final class GoldenFolder {
  private static final String GOLDEN = ".golden";
  private static final String SPEC = "spec.json";

  private final Path root;
  private final Function<Expr, Optional<Literal>> folder;

  /// The cases below `root`; `folder` gives constant expressions their value.
  public GoldenFolder(Path root, Function<Expr, Optional<Literal>> folder) {
    this.root = root;
    this.folder = folder;
  }

  /// The cases that are there, by file.
  public Map<Path, GoldenCase> cases() {
    Map<Path, GoldenCase> cases = new TreeMap<>();
    for (Path file : files(GOLDEN)) {
      cases.put(file, read(file));
    }
    return cases;
  }

  /// What is wrong, by file; empty when every case is as its file says.
  public Map<Path, String> check() {
    Map<Path, GoldenCase> cases = cases();
    if (cases.isEmpty()) {
      throw GoldenException.nothingFound(root.toString());
    }
    Map<Path, String> reports = new TreeMap<>();
    cases.forEach((file, each) -> {
      String report = each.check(folder);
      if (!report.isEmpty()) {
        reports.put(file, report);
      }
    });
    return reports;
  }

  /// Writes every generated section anew, and a golden file beside each `spec.json` that has none,
  /// whose tables `describe` opens. Answers the files that changed.
  public List<Path> update(Function<SpecAt, List<GoldenTable>> describe) {
    TreeSet<Path> changed = new TreeSet<>();
    for (Path spec : files(SPEC)) {
      Path golden = spec.resolveSibling("spec" + GOLDEN);
      if (!Files.exists(golden)) {
        GoldenCase fresh = GoldenCase.of(golden.toString(), "", Optional.of(text(spec)));
        List<GoldenTable> tables = describe.apply(new SpecAt(spec, fresh.spec()));
        write(golden, fresh.withTables(tables).updated(folder));
        changed.add(golden);
      }
    }
    cases()
        .forEach((file, each) -> {
          GoldenFile updated = each.updated(folder);
          if (!updated.text().equals(text(file))) {
            write(file, updated);
            changed.add(file);
          }
        });
    return List.copyOf(changed);
  }

  /// A spec and the file it came from.
  public record SpecAt(Path file, Spec spec) {}

  private GoldenCase read(Path file) {
    String name = file.getFileName().toString();
    Path spec = file.resolveSibling(name.substring(0, name.length() - GOLDEN.length()) + ".json");
    return GoldenCase.of(
        file.toString(),
        text(file),
        Files.exists(spec) ? Optional.of(text(spec)) : Optional.empty());
  }

  private List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw GoldenException.unreadable(root.toString(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw GoldenException.unreadable(file.toString(), e);
    }
  }

  private static void write(Path file, GoldenFile golden) {
    try {
      Files.writeString(file, golden.text());
    } catch (IOException e) {
      throw GoldenException.unwritable(file.toString(), e);
    }
  }
}
