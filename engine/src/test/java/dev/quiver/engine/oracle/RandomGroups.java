package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Groups the rows of a source of a program.
final class RandomGroups {
  private static final List<String> FIRST = List.of("count", "sum", "avg", "min", "max");
  private static final List<String> OPENED =
      List.of(
          "count",
          "count distinct",
          "count *",
          "sum",
          "sum distinct",
          "sum value",
          "avg",
          "min",
          "max",
          "bool_and",
          "bool_or",
          "string_agg");

  private final ProgramText text;
  private final SplittableRandom random;
  private final Coverage coverage;
  private final int version;
  private int aliases;

  RandomGroups(ProgramText text, SplittableRandom random, Coverage coverage, int version) {
    this.text = text;
    this.random = random;
    this.coverage = coverage;
    this.version = version;
  }

  /// An aggregate, in both dialects, and its column.
  private record Call(Sql text, Col column) {}

  Optional<Source> of(Source source) {
    Relation relation = source.relation();
    ObjectNode transform = ProgramText.transform("Aggregate", source);
    ArrayNode groupBy = transform.putArray("group_by");
    List<Col> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> select = new ArrayList<>();
    for (int i = relation.plain().isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
      key(relation, groupBy, columns, keys, select);
    }
    ArrayNode aggregations = transform.putArray("aggregations");
    for (int i = random.nextInt(keys.isEmpty() ? 1 : 0, 4); i > 0; i--) {
      Optional<Call> call =
          version == 4 ? first(relation, aggregations) : opened(relation, aggregations);
      call.ifPresent(it -> {
        columns.add(it.column());
        select.add(it.text().duck() + " AS " + it.column().name());
      });
    }
    if (select.isEmpty()) {
      return Optional.empty();
    }
    coverage.seen("operator", "Aggregate");
    String by = keys.isEmpty() ? "" : " GROUP BY " + by(transform, columns, keys);
    return Optional.of(
        text.define(
            transform,
            List.of(source),
            columns,
            keys.isEmpty() ? 1 : source.rows(),
            "SELECT %s FROM %s%s".formatted(String.join(", ", select), relation.name(), by)));
  }

  /// A column, or a value of a row.
  private void key(
      Relation relation,
      ArrayNode groupBy,
      List<Col> columns,
      List<String> keys,
      List<String> select) {
    if (version > 4 && random.nextInt(4) == 0) {
      coverage.seen("aggregate", "key of a value");
      RandomValue value = RandomValue.of(relation.plain(), random, coverage);
      Col column = new Col(alias(), value.kind(), true);
      groupBy.add(value.text().quiver() + " AS " + column.name());
      columns.add(column);
      keys.add("(" + value.text().duck() + ")");
      select.add("(" + value.text().duck() + ") AS " + column.name());
      return;
    }
    Col key = relation.plain().get(random.nextInt(relation.plain().size()));
    if (!columns.contains(key)) {
      groupBy.add(key.name());
      columns.add(key);
      keys.add(key.name());
      select.add(key.name());
    }
  }

  /// All keys, or sets of them.
  private String by(ObjectNode transform, List<Col> columns, List<String> keys) {
    if (version == 4 || random.nextInt(5) > 0) {
      return String.join(", ", keys);
    }
    coverage.seen("aggregate", "grouping sets");
    ArrayNode sets = transform.putArray("grouping_sets");
    ArrayNode all = sets.addArray();
    columns.subList(0, keys.size()).forEach(column -> all.add(column.name()));
    sets.addArray().add(columns.getFirst().name());
    String list = "(%s), (%s)".formatted(String.join(", ", keys), keys.getFirst());
    if (random.nextBoolean()) {
      sets.addArray();
      list += ", ()";
    }
    return "GROUPING SETS (" + list + ")";
  }

  private String alias() {
    return "x" + text.size() + "_" + ++aliases;
  }

  private Optional<Call> first(Relation relation, ArrayNode aggregations) {
    Col column = relation.columns().get(random.nextInt(relation.columns().size()));
    String function = FIRST.get(random.nextInt(FIRST.size()));
    if (!fits(function, column)) {
      return Optional.empty();
    }
    Call call = call(function, column, Sql.of(""));
    aggregations
        .addObject()
        .put("column", column.name())
        .put("function", function)
        .put("alias", call.column().name());
    coverage.seen("aggregate", function);
    return Optional.of(call);
  }

  private Optional<Call> opened(Relation relation, ArrayNode aggregations) {
    Col column = relation.columns().get(random.nextInt(relation.columns().size()));
    String function = OPENED.get(random.nextInt(OPENED.size()));
    if (!fits(function, column)) {
      return Optional.empty();
    }
    Sql filter = Sql.of("");
    boolean isDecimal = Dialect.average(column.kind(), "x").length() > 6;
    if (random.nextInt(4) == 0
        && !relation.plain().isEmpty()
        && !(function.equals("avg") && isDecimal)) {
      coverage.seen("aggregate", "FILTER");
      filter = Sql.of(" FILTER (WHERE %s)", Sql.of(RandomPredicate.of(relation, random)));
    }
    Call call = call(function, column, filter);
    aggregations.add(call.text().quiver() + " AS " + call.column().name());
    coverage.seen("aggregate", function);
    return Optional.of(call);
  }

  private static boolean fits(String function, Col column) {
    return switch (function) {
      case "sum", "avg", "sum distinct" -> column.plain() && column.kind().isSummed();
      case "sum value" -> column.plain() && column.kind() == Kind.SMALL;
      case "min", "max" -> column.plain();
      case "bool_and", "bool_or" -> column.plain() && column.kind() == Kind.BOOL;
      case "string_agg" -> column.plain() && column.kind() == Kind.TEXT;
      case "count distinct" -> column.plain();
      default -> true;
    };
  }

  private Call call(String function, Col column, Sql filter) {
    String name = column.name();
    Kind kind = column.kind();
    String alias = alias();
    return switch (function) {
      case "count *" -> new Call(Sql.of("count(*)%s", filter), new Col(alias, Kind.I64, true));
      case "count distinct" ->
          new Call(
              Sql.of("count(DISTINCT " + name + ")%s", filter), new Col(alias, Kind.I64, true));
      case "sum", "sum distinct", "sum value" -> {
        String argument =
            switch (function) {
              case "sum" -> name;
              case "sum distinct" -> "DISTINCT " + name;
              default -> name + " * 3 - 1";
            };
        Sql sum = Sql.of("sum(" + argument + ")%s", filter);
        String duck = kind.isInteger() ? "CAST(" + sum.duck() + " AS BIGINT)" : sum.duck();
        yield new Call(new Sql(sum.quiver(), duck), new Col(alias, kind, false));
      }
      case "avg" ->
          new Call(
              new Sql(
                  "avg(" + name + ")" + filter.quiver(),
                  Dialect.average(kind, name) + filter.duck()),
              new Col(alias, kind, false));
      case "string_agg" ->
          new Call(
              Sql.of("string_agg(" + name + ", '+' ORDER BY " + name + " DESC)%s", filter),
              new Col(alias, kind, true));
      case "min", "max" ->
          new Call(Sql.of(function + "(" + name + ")%s", filter), new Col(alias, kind, true));
      default ->
          new Call(
              Sql.of(function + "(" + name + ")%s", filter),
              new Col(alias, function.equals("count") ? Kind.I64 : Kind.BOOL, true));
    };
  }
}
