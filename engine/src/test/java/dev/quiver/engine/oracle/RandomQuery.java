package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A random SELECT with joins, subqueries, groups and set operations; ordered by all its columns,
/// or not at all.
final class RandomQuery {
  private static final List<String> SETS =
      List.of("UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL");

  private final SplittableRandom random;
  private final Map<String, Integer> coverage;
  private final RandomFrom froms;
  private final RandomCondition conditions;
  private final Sql text;
  private final boolean isOrdered;
  private int aliases;

  RandomQuery(List<Relation> tables, SplittableRandom random, Map<String, Integer> coverage) {
    this.random = random;
    this.coverage = coverage;
    this.froms = new RandomFrom(tables, random, this::seen);
    this.conditions = new RandomCondition(tables, random, this::seen);
    Part part = random.nextInt(6) == 0 ? combination() : select();
    this.isOrdered = random.nextBoolean();
    this.text = isOrdered ? ordered(part) : part.text();
  }

  /// A query and the columns of its rows.
  private record Part(Sql text, List<Col> columns) {}

  Sql text() {
    return text;
  }

  /// Whether the order of the rows is said, as far as rows differ.
  boolean isOrdered() {
    return isOrdered;
  }

  private Sql ordered(Part part) {
    List<Sql> keys = new ArrayList<>();
    for (int i = 1; i <= part.columns().size(); i++) {
      keys.add(
          Sql.of(
              "%d %s NULLS %s"
                  .formatted(
                      i,
                      random.nextBoolean() ? "ASC" : "DESC",
                      random.nextBoolean() ? "FIRST" : "LAST")));
    }
    Sql sorted = Sql.of("%s ORDER BY %s", part.text(), Sql.joined(", ", keys));
    seen("order");
    if (random.nextBoolean()) {
      return sorted;
    }
    seen("limit");
    String offset = random.nextBoolean() ? " OFFSET " + random.nextInt(5) : "";
    return Sql.of("%s LIMIT " + random.nextInt(1, 40) + offset, sorted);
  }

  /// Two selects of columns of the same kinds.
  private Part combination() {
    Part left = plain(froms.table());
    Part right = plain(froms.table());
    List<Sql> cells = new ArrayList<>();
    for (Col column : left.columns()) {
      cells.add(
          right.columns().stream()
              .filter(it -> it.kind() == column.kind())
              .findFirst()
              .map(it -> Sql.of(it.name()))
              .orElse(missing(column.kind())));
    }
    String operation = SETS.get(random.nextInt(SETS.size()));
    seen(operation);
    Sql second = Sql.of("SELECT %s FROM (%s) AS r", Sql.joined(", ", cells), right.text());
    Sql names = Sql.joined(", ", left.columns().stream().map(it -> Sql.of(it.name())).toList());
    return new Part(
        Sql.of(
            "SELECT * FROM (SELECT %s FROM (%s) AS l " + operation + " %s) AS u",
            names,
            left.text(),
            second),
        left.columns());
  }

  private static Sql missing(Kind kind) {
    String cast = "CAST(NULL AS " + kind.duck() + ")";
    return kind == Kind.AT ? new Sql("CAST(NULL AS TIMESTAMP_NTZ)", cast) : Sql.of(cast);
  }

  private Part select() {
    RandomFrom.Rows rows = froms.rows();
    return random.nextInt(3) == 0 ? grouped(rows) : plain(rows);
  }

  private Part plain(RandomFrom.Rows rows) {
    List<Sql> items = new ArrayList<>();
    List<Col> columns = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      Col column = rows.columns().get(random.nextInt(rows.columns().size()));
      Col named = new Col("c" + ++aliases, column.kind(), true);
      items.add(Sql.of(column.name() + " AS " + named.name()));
      columns.add(named);
    }
    if (random.nextInt(4) == 0) {
      Col scalar = new Col("c" + ++aliases, Kind.I64, true);
      items.add(Sql.of("(%s) AS " + scalar.name(), conditions.count(rows.columns())));
      columns.add(scalar);
      seen("scalar item");
    }
    boolean distinct = random.nextInt(4) == 0;
    if (distinct) {
      seen("distinct");
    }
    String select = distinct ? "SELECT DISTINCT" : "SELECT";
    return new Part(
        Sql.of(
            select + " %s FROM %s%s", Sql.joined(", ", items), rows.text(), where(rows.columns())),
        columns);
  }

  private Sql where(List<Col> columns) {
    return random.nextInt(5) == 0 ? Sql.of("") : Sql.of(" WHERE %s", conditions.of(columns, 2));
  }

  private Part grouped(RandomFrom.Rows rows) {
    List<Sql> items = new ArrayList<>();
    List<Sql> keys = new ArrayList<>();
    List<Col> columns = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Col key = rows.columns().get(random.nextInt(rows.columns().size()));
      Col named = new Col("c" + ++aliases, key.kind(), true);
      items.add(Sql.of(key.name() + " AS " + named.name()));
      keys.add(Sql.of(key.name()));
      columns.add(named);
    }
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Col column = rows.columns().get(random.nextInt(rows.columns().size()));
      Call call = call(column);
      Col named = new Col("c" + ++aliases, call.kind(), true);
      items.add(Sql.of("%s AS " + named.name(), call.text()));
      columns.add(named);
    }
    seen("group");
    Sql by = keys.isEmpty() ? Sql.of("") : Sql.of(" GROUP BY %s", Sql.joined(", ", keys));
    Sql having = Sql.of("");
    if (random.nextInt(3) == 0) {
      having = Sql.of(" HAVING count(*) > " + random.nextInt(4));
      seen("having");
    }
    return new Part(
        Sql.of(
            "SELECT %s FROM %s%s%s%s",
            Sql.joined(", ", items), rows.text(), where(rows.columns()), by, having),
        columns);
  }

  private record Call(Sql text, Kind kind) {}

  private Call call(Col column) {
    String name = column.name();
    Kind kind = column.kind();
    boolean sums =
        switch (kind) {
          case I8, I16, I32, SMALL, REAL, MONEY, WIDE -> true;
          case BOOL, I64, TEXT, DAY, AT -> false;
        };
    String filter = "";
    if (random.nextInt(4) == 0) {
      filter = " FILTER (WHERE " + name + " IS NOT NULL)";
      seen("filter");
    }
    return switch (random.nextInt(sums ? 5 : 4)) {
      case 0 -> new Call(Sql.of("count(*)" + filter), Kind.I64);
      case 1 -> {
        seen("count distinct");
        yield new Call(Sql.of("count(DISTINCT " + name + ")" + filter), Kind.I64);
      }
      case 2 -> new Call(Sql.of("min(" + name + ")" + filter), kind);
      case 3 -> new Call(Sql.of("max(" + name + ")" + filter), kind);
      default -> new Call(new Sql("sum(" + name + ")", Dialect.sum(kind, name)), kind);
    };
  }

  private void seen(String what) {
    coverage.merge(what, 1, Integer::sum);
  }
}
