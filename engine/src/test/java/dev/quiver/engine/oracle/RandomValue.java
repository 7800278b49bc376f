package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A random value over columns; one of kind `kind` is of just its type, or of a wider one.
record RandomValue(Sql text, Kind kind) {
  private static final Set<Kind> FAILING =
      EnumSet.of(Kind.TEXT, Kind.I64, Kind.I32, Kind.I16, Kind.D38, Kind.D19);
  private static final Set<Kind> RICH =
      EnumSet.of(Kind.TEXT, Kind.SMALL, Kind.REAL, Kind.DAY, Kind.AT);

  /// One that no row makes fail.
  static RandomValue of(List<Col> columns, SplittableRandom random, Coverage coverage) {
    Col column = rich(columns, random);
    return switch (random.nextInt(5)) {
      case 0 -> {
        coverage.seen("function", "CASE");
        Sql when = Sql.of(RandomPredicate.of(new Relation("rows", true, columns), random));
        Col other = alike(columns, column, random);
        yield new RandomValue(
            Sql.of("CASE WHEN %s THEN " + column.name() + " ELSE " + other.name() + " END", when),
            column.kind());
      }
      case 1 -> {
        coverage.seen("function", "coalesce");
        Col other = alike(columns, column, random);
        yield new RandomValue(
            Sql.of("coalesce(" + column.name() + ", " + other.name() + ")"), column.kind());
      }
      case 2 -> {
        coverage.seen("function", "predicate");
        Sql truth = Sql.of(RandomPredicate.of(new Relation("rows", true, columns), random));
        yield new RandomValue(Sql.of("(%s)", truth), Kind.BOOL);
      }
      default -> ofKind(column, alike(columns, column, random), random, coverage);
    };
  }

  /// One that is an error for some values.
  static RandomValue failing(List<Col> columns, SplittableRandom random, Coverage coverage) {
    List<Col> fit = columns.stream().filter(it -> FAILING.contains(it.kind())).toList();
    List<Col> from = fit.isEmpty() ? columns : fit;
    Col column = from.get(random.nextInt(from.size()));
    String name = column.name();
    coverage.seen("function", "failing");
    return switch (column.kind()) {
      case TEXT -> new RandomValue(Sql.of("CAST(" + name + " AS BIGINT)"), Kind.I64);
      case I64 -> new RandomValue(Sql.of("(" + name + " * 3)"), Kind.I64);
      case I32 -> new RandomValue(Sql.of("CAST(" + name + " AS SMALLINT)"), Kind.I16);
      case I16 -> new RandomValue(Sql.of("CAST(" + name + " AS TINYINT)"), Kind.I8);
      case D38 -> new RandomValue(Sql.of("(" + name + " + " + name + ")"), Kind.D38);
      case D19 -> new RandomValue(Sql.of("CAST(" + name + " AS DECIMAL(12, 2))"), Kind.MONEY);
      default -> new RandomValue(Sql.of(name), column.kind());
    };
  }

  /// Any column, but rather one that much can be done with.
  private static Col rich(List<Col> columns, SplittableRandom random) {
    Col column = columns.get(random.nextInt(columns.size()));
    for (int tries = 2; tries > 0 && !RICH.contains(column.kind()); tries--) {
      column = columns.get(random.nextInt(columns.size()));
    }
    return column;
  }

  private static Col alike(List<Col> columns, Col column, SplittableRandom random) {
    List<Col> alike = columns.stream().filter(each -> each.kind() == column.kind()).toList();
    return alike.get(random.nextInt(alike.size()));
  }

  private static RandomValue ofKind(
      Col column, Col other, SplittableRandom random, Coverage coverage) {
    String name = column.name();
    Kind kind = column.kind();
    return switch (kind) {
      case TEXT -> text(name, random, coverage);
      case SMALL ->
          one(
                  coverage,
                  kind,
                  random,
                  "%s + 1",
                  "%s * 2 - 3",
                  "-%s",
                  "abs(%s)",
                  "%s %% 7",
                  "greatest(%s, " + other.name() + ")",
                  "least(%s, " + other.name() + ")",
                  "nullif(%s, 3)")
              .filled(name);
      case REAL ->
          one(
                  coverage,
                  kind,
                  random,
                  "%s * 2e0",
                  "%s + 1e0",
                  "-%s",
                  "abs(%s)",
                  "floor(%s)",
                  "ceil(%s)")
              .filled(name);
      case F32 -> one(coverage, kind, random, "-%s", "abs(%s)").filled(name);
      case MONEY -> one(coverage, kind, random, "%s + 0.50", "-%s", "abs(%s)").filled(name);
      case D18, D19, WIDE, D38 -> one(coverage, kind, random, "-%s", "abs(%s)").filled(name);
      case I8, I16, I32 ->
          one(coverage, Kind.SMALL, random, "CAST(%s AS BIGINT)", "CAST(%s AS BIGINT) %% 5")
              .filled(name);
      case DAY ->
          one(
                  coverage,
                  Kind.SMALL,
                  random,
                  "EXTRACT(year FROM %s)",
                  "EXTRACT(month FROM %s)",
                  "EXTRACT(dow FROM %s)")
              .filled(name);
      case AT ->
          random.nextBoolean()
              ? one(coverage, Kind.SMALL, random, "EXTRACT(hour FROM %s)", "EXTRACT(day FROM %s)")
                  .filled(name)
              : one(coverage, Kind.DAY, random, "CAST(%s AS DATE)").filled(name);
      case BOOL ->
          one(coverage, kind, random, "NOT %s", "%s IS NOT TRUE", "%s IS NULL").filled(name);
      case I64, ID, BIN, ZONED ->
          one(coverage, Kind.BOOL, random, "%s IS NULL", "%s = (" + other.name() + ")")
              .filled(name);
    };
  }

  private static RandomValue text(String name, SplittableRandom random, Coverage coverage) {
    return random.nextInt(3) == 0
        ? one(
                coverage,
                Kind.SMALL,
                random,
                "length(%s)",
                "strpos(%s, 'a')",
                "TRY_CAST(%s AS BIGINT)",
                "ascii(%s)")
            .filled(name)
        : one(
                coverage,
                Kind.TEXT,
                random,
                "upper(%s)",
                "lower(%s)",
                "reverse(%s)",
                "substr(%s, 2, 3)",
                "left(%s, 2)",
                "right(%s, 3)",
                "%s || 'z'",
                "concat(%s, 'y')",
                "replace(%s, 'a', 'bb')",
                "trim(%s, 'a ')",
                "lpad(%s, 4, '*')",
                "nullif(%s, 'a')",
                "split_part(%s, ' ', 1)")
            .filled(name);
  }

  private static Form one(Coverage coverage, Kind kind, SplittableRandom random, String... forms) {
    String form = forms[random.nextInt(forms.length)];
    String call = form.replaceAll("\\(.*", "");
    coverage.seen("function", call.replace("%s", "x").replace("%%", "%"));
    return new Form(form, kind);
  }

  /// What a value is made by.
  private record Form(String form, Kind kind) {
    RandomValue filled(String name) {
      return new RandomValue(Sql.of(form.formatted(name)), kind);
    }
  }
}
