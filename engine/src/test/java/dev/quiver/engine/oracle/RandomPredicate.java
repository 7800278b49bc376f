package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.List;
import java.util.SplittableRandom;

/// A random condition over a relation, for Quiver and for DuckDB.
record RandomPredicate(String quiver, String duck) {
  private static final List<String> COMPARISONS =
      List.of("=", "<>", "<", "<=", ">", ">=", "IS NOT DISTINCT FROM", "IS DISTINCT FROM");
  private static final List<String> PATTERNS =
      List.of("'a%'", "'%an%'", "'_b'", "'%'", "''", "'Zo_'");

  static RandomPredicate of(Relation relation, SplittableRandom random) {
    return of(relation.plain(), random, 2);
  }

  private static RandomPredicate of(List<Col> columns, SplittableRandom random, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      RandomPredicate left = of(columns, random, depth - 1);
      RandomPredicate right = of(columns, random, depth - 1);
      return switch (random.nextInt(5)) {
        case 0 -> both("(%s AND %s)", left, right);
        case 4 -> alternatives(of(columns, random, depth - 1), left, right);
        case 1 -> both("(%s OR %s)", left, right);
        case 2 -> both("(NOT %s)", left, right);
        default -> both("((%s) IS NOT TRUE OR (%s) IS FALSE)", left, right);
      };
    }
    return leaf(columns.get(random.nextInt(columns.size())), columns, random);
  }

  private static RandomPredicate both(String form, RandomPredicate left, RandomPredicate right) {
    return new RandomPredicate(
        form.formatted(left.quiver, right.quiver), form.formatted(left.duck, right.duck));
  }

  /// Two, of which both ask the first.
  private static RandomPredicate alternatives(
      RandomPredicate first, RandomPredicate left, RandomPredicate right) {
    return both("(%s OR %s)", both("(%s AND %s)", first, left), both("(%s AND %s)", right, first));
  }

  private static RandomPredicate same(String text) {
    return new RandomPredicate(Dialect.quiver(text), text);
  }

  private static RandomPredicate leaf(Col column, List<Col> columns, SplittableRandom random) {
    String name = column.name();
    Kind kind = column.kind();
    String comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
    return switch (random.nextInt(9)) {
      case 7 -> folded(column, comparison, random);
      case 0 -> same(name + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL"));
      case 1 -> same("%s IN (%s, %s)".formatted(name, kind.literal(random), kind.literal(random)));
      case 2 ->
          same("%s BETWEEN %s AND %s".formatted(name, kind.literal(random), kind.literal(random)));
      case 3 -> other(column, columns, comparison, random);
      case 4 -> special(column, random);
      case 5 ->
          same(
              "coalesce(%s, %s) %s %s"
                  .formatted(name, kind.literal(random), comparison, kind.literal(random)));
      case 6 ->
          same(
              "CASE WHEN %s IS NULL THEN %s ELSE %s END %s %s"
                  .formatted(name, kind.literal(random), name, comparison, kind.literal(random)));
      default -> same("%s %s %s".formatted(name, comparison, kind.literal(random)));
    };
  }

  /// What can be said in fewer words.
  private static RandomPredicate folded(Col column, String comparison, SplittableRandom random) {
    String name = column.name();
    String literal = column.kind().literal(random);
    return switch (random.nextInt(3)) {
      case 0 ->
          same(
              "CASE WHEN 1 = 1 THEN %s ELSE %s END %s %s"
                  .formatted(name, literal, comparison, literal));
      case 1 -> same("(%s = %s OR %s IN (%s))".formatted(name, literal, name, literal));
      default ->
          switch (column.kind()) {
            case I8, I16, I32 ->
                same("CAST(%s AS BIGINT) %s %s".formatted(name, comparison, literal));
            case MONEY ->
                same("CAST(%s AS DECIMAL(20, 4)) %s %s".formatted(name, comparison, literal));
            case F32 -> same("CAST(%s AS DOUBLE) %s %s".formatted(name, comparison, literal));
            case DAY ->
                same(
                    "CAST(%s AS TIMESTAMP) %s CAST(%s AS TIMESTAMP)"
                        .formatted(name, comparison, literal));
            case BOOL, I64, SMALL, ID, REAL, D18, D19, WIDE, D38, TEXT, BIN, AT, ZONED ->
                same("NOT (%s %s %s)".formatted(name, comparison, literal));
          };
    };
  }

  private static RandomPredicate other(
      Col column, List<Col> columns, String comparison, SplittableRandom random) {
    List<Col> alike = columns.stream().filter(each -> each.kind() == column.kind()).toList();
    Col right = alike.get(random.nextInt(alike.size()));
    return same("%s %s %s".formatted(column.name(), comparison, right.name()));
  }

  private static RandomPredicate special(Col column, SplittableRandom random) {
    String name = column.name();
    return switch (column.kind()) {
      case TEXT ->
          switch (random.nextInt(4)) {
            case 0 ->
                same("%s LIKE %s".formatted(name, PATTERNS.get(random.nextInt(PATTERNS.size()))));
            case 1 -> same("length(%s) > %d".formatted(name, random.nextInt(14)));
            case 2 -> same("upper(%s) = 'AB'".formatted(name));
            default -> same("starts_with(%s, 'a')".formatted(name));
          };
      case SMALL -> arithmetic(name, random);
      case BOOL -> same(name);
      case REAL, F32 -> same("%s * 2e0 + 1e0 > %d".formatted(name, random.nextInt(-3, 9)));
      case I8, I16, I32 ->
          same("CAST(%s AS BIGINT) + 1 > %d".formatted(name, random.nextInt(-3, 9)));
      case MONEY, D18, D19 -> same("%s + 1.5 > %d".formatted(name, random.nextInt(9)));
      case WIDE, I64, ID -> same("%s > %d".formatted(name, random.nextInt(9)));
      case D38 -> same("-%s > %d".formatted(name, random.nextInt(9)));
      case DAY, AT -> same("CAST(%s AS VARCHAR) IS NOT NULL".formatted(name));
      case ZONED, BIN -> same("%s = %s".formatted(name, column.kind().literal(random)));
    };
  }

  private static RandomPredicate arithmetic(String name, SplittableRandom random) {
    int divisor = random.nextInt(1, 9) * (random.nextBoolean() ? 1 : -1);
    int bound = random.nextInt(-4, 5);
    return switch (random.nextInt(3)) {
      case 0 ->
          new RandomPredicate(
              "%s / %d > %d".formatted(name, divisor, bound),
              "%s > %d".formatted(Dialect.integerDivision(name, Integer.toString(divisor)), bound));
      case 1 -> same("%s %% %d = %d".formatted(name, divisor, bound));
      default -> same("(%s * 3 - %d) >= -%s".formatted(name, bound, name));
    };
  }
}
