package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Conditions with subqueries, most of which look at the rows around them.
final class RandomCondition {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

  /// A subquery without keys looks at every pair, so not at the largest tables.
  private static final int MOST_ROWS = 500;

  private final List<Source> sources;
  private final SplittableRandom random;
  private final Coverage coverage;
  private int aliases;

  RandomCondition(List<Source> sources, SplittableRandom random, Coverage coverage) {
    this.sources = sources;
    this.random = random;
    this.coverage = coverage;
  }

  /// A condition over columns, with at most `depth` subqueries inside one another.
  Sql of(List<Col> columns, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      Sql one = subquery(columns, depth);
      return switch (random.nextInt(5)) {
        case 0 -> Sql.of("(%s OR %s)", plain(columns), one);
        case 1 -> Sql.of("(%s AND %s)", one, of(columns, depth - 1));
        case 2 -> Sql.of("NOT (%s)", one);
        default -> one;
      };
    }
    return plain(columns);
  }

  private Sql plain(List<Col> columns) {
    return Sql.of(RandomPredicate.of(new Relation("rows", true, columns), random));
  }

  /// How many rows of a table go with one around.
  Sql count(List<Col> around) {
    Inner inner = inner(around, 0);
    return Sql.of("SELECT count(*) FROM %s", inner.from());
  }

  /// A truth that a subquery decides.
  Sql subquery(List<Col> around, int depth) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> exists(around, depth);
      case 2 -> in(around, depth);
      case 3 -> quantified(around, depth);
      case 4 -> scalar(around, depth);
      default -> {
        seen("scalar count");
        yield Sql.of("(%s) > " + random.nextInt(3), count(around));
      }
    };
  }

  private Sql exists(List<Col> around, int depth) {
    String not = random.nextBoolean() ? "NOT " : "";
    seen(not + "EXISTS");
    return Sql.of(not + "EXISTS (SELECT * FROM %s)", inner(around, depth).from());
  }

  private Sql in(List<Col> around, int depth) {
    String not = random.nextBoolean() ? "NOT " : "";
    seen(not + "IN");
    Inner inner = inner(around, depth);
    Pair pair = pair(inner.columns(), around);
    Col value = pair.inside();
    return Sql.of(
        "%s " + not + "IN (SELECT " + value.name() + " FROM %s)", pair.around(), inner.from());
  }

  private Sql quantified(List<Col> around, int depth) {
    String word = random.nextBoolean() ? "ANY" : "ALL";
    seen(word);
    Inner inner = inner(around, depth);
    Pair pair = pair(inner.columns(), around);
    Col value = pair.inside();
    return Sql.of(
        "%s " + comparison() + " " + word + " (SELECT " + value.name() + " FROM %s)",
        pair.around(),
        inner.from());
  }

  private Sql scalar(List<Col> around, int depth) {
    seen("scalar");
    Inner inner = inner(around, depth);
    Pair pair = pair(inner.columns(), around);
    Col value = pair.inside();
    String call = random.nextBoolean() ? "min" : "max";
    return Sql.of(
        "%s " + comparison() + " (SELECT " + call + "(" + value.name() + ") FROM %s)",
        pair.around(),
        inner.from());
  }

  private String comparison() {
    return COMPARISONS.get(random.nextInt(COMPARISONS.size()));
  }

  /// What stands behind FROM, and its columns.
  private record Inner(Sql from, List<Col> columns) {}

  /// A column inside and what to compare it with: one around of its kind, else a constant.
  private record Pair(Col inside, Sql around) {}

  private Pair pair(List<Col> inside, List<Col> around) {
    List<Col> fit =
        inside.stream().filter(column -> !alike(around, column.kind()).isEmpty()).toList();
    if (fit.isEmpty()) {
      Col one = inside.get(random.nextInt(inside.size()));
      return new Pair(one, Sql.of(one.kind().literal(random)));
    }
    Col one = fit.get(random.nextInt(fit.size()));
    List<Col> alike = alike(around, one.kind());
    return new Pair(one, Sql.of(alike.get(random.nextInt(alike.size())).name()));
  }

  private Inner inner(List<Col> around, int depth) {
    Source source = source();
    Relation table = source.relation();
    String alias = "s" + ++aliases;
    List<Col> columns =
        table.plain().stream()
            .map(column -> new Col(alias + "." + column.name(), column.kind(), true))
            .toList();
    List<Sql> conditions = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      Col own = columns.get(random.nextInt(columns.size()));
      List<Col> alike = alike(around, own.kind());
      if (!alike.isEmpty()) {
        seen("correlated");
        String operator = random.nextInt(3) > 0 ? "=" : comparison();
        Col other = alike.get(random.nextInt(alike.size()));
        conditions.add(Sql.of(own.name() + " " + operator + " " + other.name()));
      }
    }
    if (random.nextBoolean()) {
      conditions.add(of(visible(columns, around, depth), depth - 1));
    }
    Sql where =
        conditions.isEmpty() ? Sql.of("") : Sql.of(" WHERE %s", Sql.joined(" AND ", conditions));
    return new Inner(Sql.of(table.name() + " AS " + alias + "%s", where), columns);
  }

  /// What a condition inside may look at: at times the rows two levels up too.
  private List<Col> visible(List<Col> columns, List<Col> around, int depth) {
    if (depth < 2 || random.nextInt(3) > 0) {
      return columns;
    }
    seen("correlated twice");
    List<Col> visible = new ArrayList<>(columns);
    visible.addAll(around);
    return visible;
  }

  private Source source() {
    List<Source> small = sources.stream().filter(it -> it.rows() <= MOST_ROWS).toList();
    return Source.any(small, random);
  }

  private void seen(String name) {
    coverage.seen("subquery", name);
  }

  private static List<Col> alike(List<Col> columns, Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).toList();
  }

  /// A query for rows that go with one around: `(SELECT … ) AS alias`, and its columns.
  RandomFrom.Rows lateral(List<Col> around, long rows) {
    Inner inner = inner(around, 1);
    String alias = "l" + ++aliases;
    Col one = inner.columns().get(random.nextInt(inner.columns().size()));
    Col other = inner.columns().get(random.nextInt(inner.columns().size()));
    return switch (random.nextInt(2)) {
      case 0 -> {
        seen("lateral group");
        yield new RandomFrom.Rows(
            Sql.of(
                "(SELECT count(*) AS n, max(" + one.name() + ") AS m FROM %s) AS " + alias,
                inner.from()),
            List.of(new Col(alias + ".n", Kind.I64, true), new Col(alias + ".m", one.kind(), true)),
            rows);
      }
      default -> {
        seen("lateral");
        yield new RandomFrom.Rows(
            Sql.of(
                "(SELECT " + one.name() + " AS x, " + other.name() + " AS y FROM %s) AS " + alias,
                inner.from()),
            pair(alias, one, other),
            rows * 10);
      }
    };
  }

  private static List<Col> pair(String alias, Col one, Col other) {
    return List.of(
        new Col(alias + ".x", one.kind(), true), new Col(alias + ".y", other.kind(), true));
  }
}
