package dev.quiver.engine.golden;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One golden file with the spec it is about, which stands in the file itself or beside it.
public record GoldenCase(String name, GoldenFile file, Spec spec) {
  private static final String TABLES = "tables";
  private static final String SPEC = "spec";

  /// A case from the text of its golden file and, where that has no spec, the spec's text.
  public static GoldenCase of(String name, String golden, Optional<String> beside) {
    GoldenFile file = GoldenFile.parse(golden);
    String text =
        file.section(SPEC)
            .or(() -> beside)
            .orElseThrow(() -> GoldenException.unreadable(name, "it has no section == spec"));
    return new GoldenCase(name, file, SpecReader.read(text));
  }

  /// The tables the case describes.
  public List<GoldenTable> tables() {
    return file.section(TABLES)
        .orElse("")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(TableText::parse)
        .toList();
  }

  /// The case describing other tables.
  public GoldenCase withTables(List<GoldenTable> tables) {
    StringBuilder text = new StringBuilder();
    tables.forEach(table -> text.append(TableText.print(table)));
    return new GoldenCase(name, file.with(TABLES, text.toString()), spec);
  }

  /// What is different from the file, and which expectations are not met; empty when all is well.
  public String check(Function<Expr, Optional<Literal>> folder) {
    GoldenPlans plans = GoldenPlans.of(spec, tables(), folder);
    StringBuilder report = new StringBuilder();
    for (Map.Entry<String, String> section : plans.sections().entrySet()) {
      String before = file.section(section.getKey()).orElse("");
      if (!before.equals(section.getValue())) {
        report.append("== ").append(section.getKey()).append('\n');
        report.append(TextDiff.of(before, section.getValue()));
      }
    }
    file.expected().stream()
        .filter(rule -> !plans.fired().contains(rule))
        .forEach(
            rule -> report.append("expected to fire, and did not: ").append(rule).append('\n'));
    file.unexpected().stream()
        .filter(plans.fired()::contains)
        .forEach(
            rule -> report.append("expected not to fire, and did: ").append(rule).append('\n'));
    return report.toString();
  }

  /// The golden file with every generated section as it is now.
  public GoldenFile updated(Function<Expr, Optional<Literal>> folder) {
    GoldenFile updated = file;
    for (Map.Entry<String, String> section :
        GoldenPlans.of(spec, tables(), folder).sections().entrySet()) {
      updated = updated.with(section.getKey(), section.getValue());
    }
    return updated;
  }
}
