package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A random SELECT with joins, subqueries, groups and set operations; ordered by all its columns,
/// or not at all.
final class RandomQuery {
  private static final List<String> SETS =
      List.of("UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL");

  /// What a common table is thought to have at most, as rows to join with.
  private static final long COMMON_ROWS = 2_500;

  private final List<Source> sources;
  private final SplittableRandom random;
  private final Coverage coverage;
  private final RandomFrom froms;
  private final RandomCondition conditions;
  private final List<Sql> commons = new ArrayList<>();
  private final Sql text;
  private final List<Col> columns;
  private final boolean isOrdered;
  private final String prefix;
  private boolean mayFail;
  private int aliases;

  RandomQuery(List<Source> sources, SplittableRandom random, Coverage coverage) {
    this(sources, random, coverage, "");
  }

  private RandomQuery(
      List<Source> sources, SplittableRandom random, Coverage coverage, String inside) {
    boolean isWhole = inside.isEmpty();
    this.prefix = inside + "c";
    this.sources = new ArrayList<>(sources);
    this.random = random;
    this.coverage = coverage;
    this.conditions = new RandomCondition(this.sources, random, coverage);
    this.froms = new RandomFrom(this.sources, random, coverage, conditions);
    if (isWhole && random.nextInt(5) == 0) {
      common();
    }
    Part part = random.nextInt(6) == 0 ? combination() : select();
    if (isWhole && random.nextInt(10) == 0) {
      part = failing(part);
    }
    this.columns = part.columns();
    this.isOrdered = isWhole && random.nextBoolean();
    Sql body = isOrdered ? ordered(part) : part.text();
    this.text = commons.isEmpty() ? body : Sql.of("WITH %s %s", Sql.joined(", ", commons), body);
  }

  /// One whose rows others read: in no order, and without errors. The names of its columns begin
  /// with `inside`.
  static RandomQuery inner(
      List<Source> sources, SplittableRandom random, Coverage coverage, String inside) {
    return new RandomQuery(sources, random, coverage, inside);
  }

  /// Names a query, and makes it likely to be read more than once.
  private void common() {
    String name = "q" + ++aliases;
    Part part = select();
    seen("common table");
    commons.add(Sql.of(name + " AS (%s)", part.text()));
    Source common = new Source(new Relation(name, true, part.columns()), COMMON_ROWS);
    for (int i = sources.size(); i > 0; i--) {
      sources.add(common);
    }
  }

  /// A query and the columns of its rows; `before` is what it may be ordered by before those.
  private record Part(Sql text, List<Col> columns, Optional<Sql> before) {
    Part(Sql text, List<Col> columns) {
      this(text, columns, Optional.empty());
    }
  }

  Sql text() {
    return text;
  }

  List<Col> columns() {
    return columns;
  }

  /// About how many rows the largest part has.
  long rows() {
    return froms.mostRows();
  }

  /// Whether a value of some row may be an error.
  boolean mayFail() {
    return mayFail;
  }

  /// Whether the order of the rows is said, as far as rows differ.
  boolean isOrdered() {
    return isOrdered;
  }

  private Sql ordered(Part part) {
    List<Sql> keys = new ArrayList<>(part.before().stream().toList());
    for (int i = 1; i <= part.columns().size(); i++) {
      keys.add(
          Sql.of(
              "%d %s NULLS %s"
                  .formatted(
                      i,
                      random.nextBoolean() ? "ASC" : "DESC",
                      random.nextBoolean() ? "FIRST" : "LAST")));
    }
    part.before().ifPresent(_ -> coverage.seen("subquery", "in ORDER BY"));
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
    return Sql.of(cast);
  }

  private Part select() {
    if (random.nextInt(15) == 0) {
      return counted();
    }
    RandomFrom.Rows rows = froms.rows();
    return random.nextInt(3) == 0 ? grouped(rows) : plain(rows);
  }

  /// How many rows there are below a limit, which does not say which rows.
  private Part counted() {
    Part part = plain(froms.rows());
    List<Sql> items = new ArrayList<>();
    Col column = item(items, Sql.of("count(*)"), Kind.I64);
    seen("limit below");
    String limit = " LIMIT " + random.nextInt(60) + " OFFSET " + random.nextInt(3);
    return new Part(
        Sql.of("SELECT %s FROM (%s" + limit + ") AS n", items.getFirst(), part.text()),
        List.of(column));
  }

  /// With one more item, which may be an error for some row.
  private Part failing(Part part) {
    List<Sql> items = new ArrayList<>();
    List<Col> columns = new ArrayList<>(part.columns());
    part.columns().forEach(column -> items.add(Sql.of(column.name())));
    RandomValue value = RandomValue.failing(part.columns(), random, coverage);
    columns.add(item(items, value.text(), value.kind()));
    mayFail = true;
    return new Part(
        Sql.of("SELECT %s FROM (%s) AS f", Sql.joined(", ", items), part.text()), columns);
  }

  private Part plain(RandomFrom.Rows rows) {
    List<Sql> items = new ArrayList<>();
    List<Col> columns = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      Col column = rows.columns().get(random.nextInt(rows.columns().size()));
      Col named = new Col(prefix + ++aliases, column.kind(), true);
      items.add(Sql.of(column.name() + " AS " + named.name()));
      columns.add(named);
    }
    if (random.nextInt(3) == 0) {
      RandomValue value = RandomValue.of(rows.columns(), random, coverage);
      columns.add(item(items, value.text(), value.kind()));
    }
    if (random.nextInt(4) == 0) {
      columns.add(item(items, Sql.of("(%s)", conditions.count(rows.columns())), Kind.I64));
      coverage.seen("subquery", "item count");
    }
    if (random.nextInt(6) == 0) {
      columns.add(item(items, Sql.of("(%s)", conditions.subquery(rows.columns(), 1)), Kind.BOOL));
      coverage.seen("subquery", "item truth");
    }
    boolean distinct = random.nextInt(4) == 0;
    if (distinct) {
      seen("distinct");
    }
    Optional<Sql> before = Optional.empty();
    if (!distinct && random.nextInt(12) == 0) {
      before = Optional.of(Sql.of("(%s) DESC", conditions.count(rows.columns())));
    }
    String select = distinct ? "SELECT DISTINCT" : "SELECT";
    return new Part(
        Sql.of(
            select + " %s FROM %s%s", Sql.joined(", ", items), rows.text(), where(rows.columns())),
        columns,
        before);
  }

  private Col item(List<Sql> items, Sql value, Kind kind) {
    Col named = new Col(prefix + ++aliases, kind, true);
    items.add(Sql.of("%s AS " + named.name(), value));
    return named;
  }

  private Sql where(List<Col> columns) {
    return random.nextInt(3) == 0 ? Sql.of("") : Sql.of(" WHERE %s", conditions.of(columns, 2));
  }

  private Part grouped(RandomFrom.Rows rows) {
    List<Sql> items = new ArrayList<>();
    List<Col> keys = new ArrayList<>();
    List<Col> columns = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Col key = rows.columns().get(random.nextInt(rows.columns().size()));
      if (!keys.contains(key)) {
        columns.add(item(items, Sql.of(key.name()), key.kind()));
        keys.add(key);
      }
    }
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Col column = rows.columns().get(random.nextInt(rows.columns().size()));
      Call call = call(column);
      columns.add(item(items, call.text(), call.kind()));
    }
    seen("group");
    Sql by = keys.isEmpty() ? Sql.of("") : Sql.of(" GROUP BY " + sets(keys));
    return new Part(
        Sql.of(
            "SELECT %s FROM %s%s%s%s",
            Sql.joined(", ", items), rows.text(), where(rows.columns()), by, having(keys)),
        columns);
  }

  /// The keys, or sets of them.
  private String sets(List<Col> keys) {
    List<String> names = keys.stream().map(Col::name).toList();
    String all = String.join(", ", names);
    if (random.nextInt(4) > 0) {
      return all;
    }
    return switch (random.nextInt(3)) {
      case 0 -> {
        seen("ROLLUP");
        yield "ROLLUP (" + all + ")";
      }
      case 1 -> {
        seen("CUBE");
        yield "CUBE (" + all + ")";
      }
      default -> {
        seen("GROUPING SETS");
        yield "GROUPING SETS ((" + all + "), (" + names.getFirst() + "), ())";
      }
    };
  }

  private Sql having(List<Col> keys) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        seen("having");
        yield Sql.of(" HAVING count(*) > " + random.nextInt(4));
      }
      case 2 -> {
        coverage.seen("subquery", "in HAVING");
        yield keys.isEmpty()
            ? Sql.of(" HAVING count(*) > (%s)", conditions.count(List.of()))
            : Sql.of(" HAVING %s", conditions.subquery(keys, 1));
      }
      default -> Sql.of("");
    };
  }

  private record Call(Sql text, Kind kind) {}

  private Call call(Col column) {
    String name = column.name();
    Kind kind = column.kind();
    String filter = "";
    if (random.nextInt(4) == 0) {
      filter = " FILTER (WHERE " + name + " IS NOT NULL)";
      seen("filter");
    }
    return switch (random.nextInt(kind.isSummed() ? 6 : 4)) {
      case 0 -> new Call(Sql.of("count(*)" + filter), Kind.I64);
      case 1 -> {
        seen("count distinct");
        yield new Call(Sql.of("count(DISTINCT " + name + ")" + filter), Kind.I64);
      }
      case 4 -> {
        seen("sum distinct");
        yield new Call(
            new Sql(
                "sum(DISTINCT " + name + ")" + filter,
                kind.isInteger()
                    ? "CAST(sum(DISTINCT " + name + ")" + filter + " AS BIGINT)"
                    : "sum(DISTINCT " + name + ")" + filter),
            kind);
      }
      case 2 -> new Call(Sql.of("min(" + name + ")" + filter), kind);
      case 3 -> new Call(Sql.of("max(" + name + ")" + filter), kind);
      default -> new Call(new Sql("sum(" + name + ")", Dialect.sum(kind, name)), kind);
    };
  }

  private void seen(String what) {
    coverage.seen("query", what);
  }
}
