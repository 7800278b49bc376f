package dev.quiver.engine.golden;

import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.logical.type.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes one line of `== tables`: `orders rows=1_000 id int64, region string ndv=5`.
final class TableText {
  private static final Pattern LINE =
      Pattern.compile("(\\S+)(?:\\s+rows=([\\d_]+))?(?:\\s+(\\S.*))?");
  private static final Pattern COLUMN = Pattern.compile("(\\S+)\\s+(\\S+)((?:\\s+\\S+)*)");
  private static final Pattern BETWEEN_COLUMNS = Pattern.compile(",\\s+");
  private static final String PARTITION = "partition";

  private TableText() {}

  static GoldenTable parse(String line) {
    Matcher match = LINE.matcher(line.strip());
    if (!match.matches() || match.group(3) == null) {
      throw GoldenException.badTable(line, "a table has a name and columns");
    }
    List<Field> fields = new ArrayList<>();
    List<ColumnStatistics> statistics = new ArrayList<>();
    Set<Integer> partitions = new HashSet<>();
    for (String text : BETWEEN_COLUMNS.split(match.group(3).strip(), -1)) {
      Matcher column = COLUMN.matcher(text);
      if (!column.matches()) {
        throw GoldenException.badTable(line, "not a column: " + text);
      }
      List<String> facts = Arrays.asList(column.group(3).strip().split("\\s+", -1));
      if (facts.contains(PARTITION)) {
        partitions.add(fields.size());
      }
      fields.add(new Field(column.group(1), type(column.group(2), line)));
      statistics.add(statistics(facts, line));
    }
    String name = match.group(1);
    return new GoldenTable(
        new TableRef(name, name, 0, new Schema(fields)),
        new TableStatistics(
            match.group(2) == null ? Figure.UNKNOWN : number(match.group(2)),
            Figure.UNKNOWN,
            statistics),
        partitions);
  }

  static String print(GoldenTable table) {
    StringBuilder line = new StringBuilder(table.ref().name());
    append(line, "  rows=", table.statistics().rows());
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < table.ref().schema().fields().size(); i++) {
      Field field = table.ref().schema().fields().get(i);
      ColumnStatistics facts = table.statistics().columns().get(i);
      StringBuilder column = new StringBuilder(field.name() + " " + field.type().text());
      column.append(table.partitions().contains(i) ? " " + PARTITION : "");
      append(column, " ndv=", facts.distinct());
      append(column, " nulls=", facts.nulls());
      columns.add(column.toString());
    }
    return line.append("  ").append(String.join(", ", columns)).append('\n').toString();
  }

  private static ColumnStatistics statistics(List<String> facts, String line) {
    Figure nulls = Figure.UNKNOWN;
    Figure distinct = Figure.UNKNOWN;
    for (String fact : facts) {
      if (fact.startsWith("ndv=")) {
        distinct = number(fact.substring("ndv=".length()));
      } else if (fact.startsWith("nulls=")) {
        nulls = number(fact.substring("nulls=".length()));
      } else if (!fact.isEmpty() && !fact.equals(PARTITION)) {
        throw GoldenException.badTable(line, "not a fact: " + fact);
      }
    }
    return new ColumnStatistics(Value.NULL, Value.NULL, nulls, distinct);
  }

  private static DataType type(String text, String line) {
    return TypeNames.parse(text)
        .orElseThrow(() -> GoldenException.badTable(line, "not a type: " + text));
  }

  private static Figure number(String text) {
    return Figure.exact(Long.parseLong(text.replace("_", "")));
  }

  private static void append(StringBuilder text, String name, Figure figure) {
    if (figure.isKnown()) {
      String number = String.format(Locale.ROOT, "%,d", figure.value());
      text.append(name).append(number.replace(',', '_'));
    }
  }
}
