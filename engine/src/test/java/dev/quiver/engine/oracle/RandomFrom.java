package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// What stands behind FROM: up to five tables, common tables and derived ones, joined; under names
/// `a1`, `a2`, ….
final class RandomFrom {
  private static final List<String> JOINS =
      List.of(
          "JOIN",
          "JOIN",
          "JOIN",
          "LEFT JOIN",
          "RIGHT JOIN",
          "FULL JOIN",
          "SEMI JOIN",
          "ANTI JOIN",
          "CROSS JOIN",
          "LATERAL");

  /// How many joins, each as likely.
  private static final int[] DEPTHS = {0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4};

  /// Pairs of rows that a join without keys may look at, and rows that any may give.
  private static final long PAIRS = 6_000;

  /// Rows of other keys than a table's own that have one value, at least.
  private static final long ALIKE = 4;

  private final List<Source> sources;
  private final SplittableRandom random;
  private final Coverage coverage;
  private final RandomCondition conditions;
  private int aliases;
  private long mostRows;

  RandomFrom(
      List<Source> sources,
      SplittableRandom random,
      Coverage coverage,
      RandomCondition conditions) {
    this.sources = sources;
    this.random = random;
    this.coverage = coverage;
    this.conditions = conditions;
  }

  /// Rows and the columns that can be named, with the names of their tables; about how many.
  record Rows(Sql text, List<Col> columns, long count) {}

  private Rows noted(Rows rows) {
    mostRows = Math.max(mostRows, rows.count());
    return rows;
  }

  Rows rows() {
    if (random.nextInt(20) == 0) {
      return listed();
    }
    if (random.nextInt(20) == 0) {
      return using();
    }
    Rows rows = table();
    int depth = DEPTHS[random.nextInt(DEPTHS.length)];
    int joins = 0;
    for (int i = 0; i < depth; i++) {
      Rows joined = noted(join(rows));
      joins += joined.equals(rows) ? 0 : 1;
      rows = joined;
    }
    coverage.seen("tables", Integer.toString(joins + 1));
    return rows;
  }

  /// About how many rows the largest part has that was asked for.
  long mostRows() {
    return mostRows;
  }

  /// One table, or a query over one.
  Rows table() {
    Source source = Source.any(sources, random);
    Relation relation = source.relation();
    mostRows = Math.max(mostRows, source.rows());
    String alias = "a" + ++aliases;
    List<Col> columns =
        relation.plain().stream()
            .map(column -> new Col(alias + "." + column.name(), column.kind(), true))
            .toList();
    if (random.nextInt(5) > 0) {
      return new Rows(Sql.of(relation.name() + " AS " + alias), columns, source.rows());
    }
    coverage.seen("from", "derived");
    Sql where = Sql.of(RandomPredicate.of(relation, random));
    return new Rows(
        Sql.of("(SELECT * FROM " + relation.name() + " WHERE %s) AS " + alias, where),
        columns,
        source.rows());
  }

  /// With one more table, or as it is if that would be too many rows.
  private Rows join(Rows left) {
    String join = JOINS.get(random.nextInt(JOINS.size()));
    if (join.equals("LATERAL")) {
      return lateral(left);
    }
    Rows right = table();
    if (join.equals("CROSS JOIN")) {
      return left.count() * right.count() > PAIRS ? left : cross(left, right);
    }
    return keyed(left, right, join);
  }

  private Rows cross(Rows left, Rows right) {
    coverage.seen("join", "CROSS JOIN");
    return new Rows(
        Sql.of("%s CROSS JOIN %s", left.text(), right.text()),
        both(left, right),
        left.count() * Math.max(1, right.count()));
  }

  /// Tables with commas between them.
  private Rows listed() {
    Rows left = table();
    Rows right = table();
    if (left.count() * right.count() > PAIRS) {
      return left;
    }
    coverage.seen("join", ",");
    return new Rows(
        Sql.of("%s, %s", left.text(), right.text()),
        both(left, right),
        left.count() * Math.max(1, right.count()));
  }

  /// A table with itself, or with one of the same names: the keys become one column, and the others
  /// keep the names of their tables.
  private Rows using() {
    Rows left = table();
    Rows right = table();
    List<Col> shared =
        left.columns().stream()
            .filter(l -> right.columns().stream().anyMatch(r -> bare(r).equals(bare(l))))
            .toList();
    if (shared.isEmpty() || left.count() * right.count() / ALIKE > PAIRS) {
      return left;
    }
    Col key = shared.get(random.nextInt(shared.size()));
    String join = List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN").get(random.nextInt(4));
    coverage.seen("join", join + " USING");
    List<Col> columns = new ArrayList<>(List.of(new Col(bare(key), key.kind(), true)));
    both(left, right).stream().filter(it -> !bare(it).equals(bare(key))).forEach(columns::add);
    return noted(
        new Rows(
            Sql.of("%s " + join + " %s USING (" + bare(key) + ")", left.text(), right.text()),
            columns,
            left.count() + left.count() * right.count() / ALIKE));
  }

  /// The name without its table's.
  private static String bare(Col column) {
    return column.name().substring(column.name().indexOf('.') + 1);
  }

  private Rows lateral(Rows left) {
    Rows inner = conditions.lateral(left.columns(), left.count());
    if (inner.count() > PAIRS) {
      return left;
    }
    boolean outer = random.nextBoolean();
    coverage.seen("join", outer ? "LEFT JOIN LATERAL" : "LATERAL");
    String form = outer ? "%s LEFT JOIN LATERAL %s ON TRUE" : "%s CROSS JOIN LATERAL %s";
    return new Rows(Sql.of(form, left.text(), inner.text()), both(left, inner), inner.count());
  }

  private Rows keyed(Rows left, Rows right, String join) {
    List<Col[]> pairs = new ArrayList<>();
    for (Col l : left.columns()) {
      right.columns().stream()
          .filter(r -> r.kind() == l.kind())
          .forEach(r -> pairs.add(new Col[] {l, r}));
    }
    List<Col[]> unique = pairs.stream().filter(it -> isUnique(it[0]) || isUnique(it[1])).toList();
    boolean isFew = left.count() * right.count() / ALIKE <= PAIRS;
    boolean byKey = !unique.isEmpty() && (!isFew || random.nextBoolean());
    if (pairs.isEmpty() || (!isFew && !byKey)) {
      return left;
    }
    List<Sql> keys = new ArrayList<>();
    keys.add(equal(byKey ? unique : pairs));
    if (random.nextInt(3) == 0) {
      keys.add(equal(pairs));
    }
    List<Col> both = both(left, right);
    if (random.nextInt(4) == 0 && !join.equals("FULL JOIN")) {
      coverage.seen("join", "residual");
      keys.add(Sql.of(RandomPredicate.of(new Relation("both", true, both), random)));
    }
    if (random.nextInt(8) == 0 && join.equals("JOIN")) {
      coverage.seen("subquery", "in ON");
      keys.add(conditions.subquery(both, 1));
    }
    coverage.seen("join", join);
    long count =
        byKey
            ? Math.max(left.count(), right.count())
            : Math.max(left.count() * right.count() / ALIKE, left.count() + right.count());
    return new Rows(
        Sql.of("%s " + join + " %s ON %s", left.text(), right.text(), Sql.joined(" AND ", keys)),
        join.startsWith("SEMI") || join.startsWith("ANTI") ? left.columns() : both,
        count);
  }

  /// Whether a column is a table's own number of its rows.
  private static boolean isUnique(Col column) {
    return column.kind() == Kind.ID && column.name().contains(".id_");
  }

  private Sql equal(List<Col[]> pairs) {
    Col[] pair = pairs.get(random.nextInt(pairs.size()));
    boolean isSafe = random.nextInt(6) == 0;
    if (isSafe) {
      coverage.seen("join", "null-safe");
    }
    String equals = isSafe ? "IS NOT DISTINCT FROM" : "=";
    return Sql.of(pair[0].name() + " " + equals + " " + pair[1].name());
  }

  private static List<Col> both(Rows left, Rows right) {
    return Stream.concat(left.columns().stream(), right.columns().stream()).toList();
  }
}
