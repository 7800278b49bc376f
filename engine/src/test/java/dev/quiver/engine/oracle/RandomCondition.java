package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Conditions with subqueries, most of which look at the rows around them.
final class RandomCondition {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

  private final List<Relation> tables;
  private final SplittableRandom random;
  private final Consumer<String> seen;
  private int aliases;

  RandomCondition(List<Relation> tables, SplittableRandom random, Consumer<String> seen) {
    this.tables = tables;
    this.random = random;
    this.seen = seen;
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

  private Sql subquery(List<Col> around, int depth) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> exists(around, depth);
      case 2 -> in(around, depth);
      case 3 -> quantified(around, depth);
      case 4 -> scalar(around, depth);
      default -> {
        seen.accept("scalar count");
        yield Sql.of("(%s) > " + random.nextInt(3), count(around));
      }
    };
  }

  private Sql exists(List<Col> around, int depth) {
    String not = random.nextBoolean() ? "NOT " : "";
    seen.accept(not + "EXISTS");
    return Sql.of(not + "EXISTS (SELECT * FROM %s)", inner(around, depth).from());
  }

  private Sql in(List<Col> around, int depth) {
    String not = random.nextBoolean() ? "NOT " : "";
    seen.accept(not + "IN");
    Inner inner = inner(around, depth);
    Col value = inner.column();
    Col left = ofKind(around, value.kind());
    return Sql.of(
        left.name() + " " + not + "IN (SELECT " + value.name() + " FROM %s)", inner.from());
  }

  private Sql quantified(List<Col> around, int depth) {
    String word = random.nextBoolean() ? "ANY" : "ALL";
    seen.accept(word);
    Inner inner = inner(around, depth);
    Col value = inner.column();
    Col left = ofKind(around, value.kind());
    return Sql.of(
        "%s %s %s (SELECT %s FROM ".formatted(left.name(), comparison(), word, value.name())
            + "%s)",
        inner.from());
  }

  private Sql scalar(List<Col> around, int depth) {
    seen.accept("scalar");
    Inner inner = inner(around, depth);
    Col value = inner.column();
    Col left = ofKind(around, value.kind());
    String call = random.nextBoolean() ? "min" : "max";
    return Sql.of(
        "%s %s (SELECT %s(%s) FROM ".formatted(left.name(), comparison(), call, value.name())
            + "%s)",
        inner.from());
  }

  private String comparison() {
    return COMPARISONS.get(random.nextInt(COMPARISONS.size()));
  }

  /// What stands behind FROM, and a column of it.
  private record Inner(Sql from, Col column) {}

  private Inner inner(List<Col> around, int depth) {
    // Not the largest table: a subquery without keys looks at every pair.
    int index = random.nextInt(tables.size());
    Relation table = tables.get(OracleTables.rows(index) > 500 ? 0 : index);
    String alias = "s" + ++aliases;
    List<Col> columns =
        table.columns().stream()
            .map(column -> new Col(alias + "." + column.name(), column.kind(), true))
            .toList();
    List<Sql> conditions = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      seen.accept("correlated");
      Col own = columns.get(random.nextInt(columns.size()));
      String operator = random.nextInt(3) > 0 ? "=" : comparison();
      conditions.add(Sql.of(own.name() + " " + operator + " " + ofKind(around, own.kind()).name()));
    }
    if (random.nextBoolean()) {
      conditions.add(of(columns, depth - 1));
    }
    Sql where =
        conditions.isEmpty() ? Sql.of("") : Sql.of(" WHERE %s", Sql.joined(" AND ", conditions));
    Col column = columns.get(random.nextInt(columns.size()));
    return new Inner(Sql.of(table.name() + " AS " + alias + "%s", where), column);
  }

  private Col ofKind(List<Col> columns, Kind kind) {
    List<Col> alike = columns.stream().filter(column -> column.kind() == kind).toList();
    return alike.get(random.nextInt(alike.size()));
  }
}
