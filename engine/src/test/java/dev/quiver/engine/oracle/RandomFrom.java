package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// What stands behind FROM: tables, joins of them, derived tables; under names `a1`, `a2`, ….
final class RandomFrom {
  private static final List<String> JOINS =
      List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "SEMI JOIN", "ANTI JOIN", ",");

  /// Pairs of rows that a join without keys may look at.
  private static final long PAIRS = 20_000;

  private final List<Relation> tables;
  private final SplittableRandom random;
  private final Consumer<String> seen;
  private int aliases;

  RandomFrom(List<Relation> tables, SplittableRandom random, Consumer<String> seen) {
    this.tables = tables;
    this.random = random;
    this.seen = seen;
  }

  /// Rows and the columns that can be named, with the names of their tables.
  record Rows(Sql text, List<Col> columns, long count) {}

  Rows rows() {
    return random.nextBoolean() ? table() : join();
  }

  /// One table, or a query over one.
  Rows table() {
    int table = random.nextInt(tables.size());
    Relation relation = tables.get(table);
    String alias = "a" + ++aliases;
    List<Col> columns =
        relation.columns().stream()
            .map(column -> new Col(alias + "." + column.name(), column.kind(), true))
            .toList();
    long count = OracleTables.rows(table);
    if (random.nextInt(5) > 0) {
      return new Rows(Sql.of(relation.name() + " AS " + alias), columns, count);
    }
    seen.accept("derived");
    Sql where = Sql.of(RandomPredicate.of(relation, random));
    return new Rows(
        Sql.of("(SELECT * FROM " + relation.name() + " WHERE %s) AS " + alias, where),
        columns,
        count);
  }

  private Rows join() {
    Rows left = table();
    Rows right = table();
    if (left.count() * right.count() > PAIRS) {
      return left;
    }
    String join = JOINS.get(random.nextInt(JOINS.size()));
    seen.accept(join);
    boolean keepsRight = !join.equals("SEMI JOIN") && !join.equals("ANTI JOIN");
    List<Col> columns = new ArrayList<>(left.columns());
    List<Col> both = new ArrayList<>(left.columns());
    both.addAll(right.columns());
    if (keepsRight) {
      columns.addAll(right.columns());
    }
    long count = left.count() * Math.max(1, right.count());
    if (join.equals(",")) {
      return new Rows(Sql.of("%s, %s", left.text(), right.text()), columns, count);
    }
    Sql on = on(left, right);
    if (random.nextInt(4) == 0 && !join.equals("FULL JOIN")) {
      seen.accept("residual");
      on = Sql.of("%s AND %s", on, Sql.of(RandomPredicate.of(relation(both), random)));
    }
    return new Rows(
        Sql.of("%s " + join + " %s ON %s", left.text(), right.text(), on), columns, count);
  }

  private Sql on(Rows left, Rows right) {
    List<Sql> keys = new ArrayList<>();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      Col key = left.columns().get(random.nextInt(left.columns().size()));
      Col other =
          right.columns().stream().filter(it -> it.kind() == key.kind()).findFirst().orElseThrow();
      String equals = random.nextInt(6) == 0 ? "IS NOT DISTINCT FROM" : "=";
      keys.add(Sql.of(key.name() + " " + equals + " " + other.name()));
    }
    return Sql.joined(" AND ", keys);
  }

  private static Relation relation(List<Col> columns) {
    return new Relation("both", true, columns);
  }
}
