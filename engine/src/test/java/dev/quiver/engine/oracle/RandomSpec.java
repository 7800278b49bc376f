package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A random DAG of views as a spec document, and as DuckDB's SQL.
final class RandomSpec {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> AGGREGATES = List.of("count", "sum", "avg", "min", "max");

  private final SplittableRandom random;
  private final Map<String, Integer> coverage;
  private final List<Relation> relations;
  private final ArrayNode views = JSON.createArrayNode();
  private final List<String> sql = new ArrayList<>();
  private int aliases;

  RandomSpec(List<Relation> tables, SplittableRandom random, Map<String, Integer> coverage) {
    this.relations = new ArrayList<>(tables);
    this.random = random;
    this.coverage = coverage;
    int steps = random.nextInt(1, 7);
    for (int i = 0; i < steps; i++) {
      add();
    }
  }

  /// The last view.
  Relation result() {
    return relations.getLast();
  }

  /// The spec document, whose one output is never written.
  String document(List<Relation> tables) {
    ObjectNode spec = JSON.createObjectNode();
    spec.put("version", 4);
    ArrayNode inputs = spec.putArray("input_relations");
    for (Relation table : tables) {
      inputs.addObject().put("logical_name", table.name()).put("delta_location", table.name());
    }
    spec.set("view_definitions", views);
    spec.putObject("join_graph").putArray("edges");
    ((ObjectNode) spec.get("join_graph")).putArray("constraints");
    ObjectNode output = spec.putArray("output_targets").addObject();
    output
        .put("table_name", "out")
        .put("delta_location", "out")
        .put("source_view", result().name());
    output.putArray("columns");
    spec.putArray("rule_intents");
    spec.put("rulepack_profile", "Default");
    return spec.toPrettyString();
  }

  /// The same in SQL.
  String query() {
    return "WITH " + String.join(",\n", sql) + "\nSELECT * FROM " + result().name();
  }

  private void add() {
    switch (random.nextInt(6)) {
      case 0, 1 -> filter();
      case 2 -> project();
      case 3 -> aggregate();
      case 4 -> relate();
      default -> union();
    }
  }

  private Relation any() {
    // Late relations more often, so that chains and diamonds form.
    int last = relations.size() - 1;
    return relations.get(Math.max(random.nextInt(last + 1), random.nextInt(last + 1)));
  }

  private void filter() {
    Relation source = any();
    if (source.plain().isEmpty()) {
      return;
    }
    RandomPredicate predicate = RandomPredicate.of(source, random);
    ObjectNode transform = transform("Filter", source.name());
    transform.put("predicate", predicate.quiver());
    define(
        transform,
        List.of(source),
        source.columns(),
        "SELECT * FROM " + source.name() + " WHERE " + predicate.duck());
  }

  private Relation project() {
    Relation source = any();
    return project(source, some(source.columns(), 1 + random.nextInt(source.columns().size())));
  }

  private Relation project(Relation source, List<Col> columns) {
    ObjectNode transform = transform("Project", source.name());
    columns.forEach(column -> transform.withArray("columns").add(column.name()));
    return define(
        transform, List.of(source), columns, "SELECT " + names(columns) + " FROM " + source.name());
  }

  private void aggregate() {
    Relation source = any();
    List<Col> keys = some(source.plain(), random.nextInt(3));
    ObjectNode transform = transform("Aggregate", source.name());
    ArrayNode groupBy = transform.putArray("group_by");
    keys.forEach(key -> groupBy.add(key.name()));
    ArrayNode calls = transform.putArray("aggregations");
    List<Col> columns = new ArrayList<>(keys);
    List<String> select = new ArrayList<>(keys.stream().map(Col::name).toList());
    for (int i = random.nextInt(keys.isEmpty() ? 1 : 0, 4); i > 0; i--) {
      Col column = source.columns().get(random.nextInt(source.columns().size()));
      String function = AGGREGATES.get(random.nextInt(AGGREGATES.size()));
      if (fits(function, column)) {
        String alias = "x" + ++aliases;
        calls
            .addObject()
            .put("column", column.name())
            .put("function", function)
            .put("alias", alias);
        columns.add(new Col(alias, kind(function, column), isPlain(function, column)));
        select.add(duck(function, column) + " AS " + alias);
        seen("aggregate " + function + " " + column.kind());
      }
    }
    if (select.isEmpty()) {
      return;
    }
    String by = keys.isEmpty() ? "" : " GROUP BY " + names(keys);
    define(
        transform,
        List.of(source),
        columns,
        "SELECT " + String.join(", ", select) + " FROM " + source.name() + by);
  }

  private static boolean fits(String function, Col column) {
    boolean numeric =
        switch (column.kind()) {
          case I8, I16, I32, SMALL, REAL, MONEY, WIDE -> column.plain();
          case BOOL, I64, TEXT, DAY, AT -> false;
        };
    return switch (function) {
      case "sum", "avg" -> numeric;
      case "min", "max" -> column.plain();
      default -> true;
    };
  }

  private static Kind kind(String function, Col column) {
    return function.equals("count") ? Kind.I64 : column.kind();
  }

  private static boolean isPlain(String function, Col column) {
    return switch (function) {
      case "min", "max" -> column.plain();
      case "count" -> true;
      default -> false;
    };
  }

  private static String duck(String function, Col column) {
    return switch (function) {
      case "sum" -> Dialect.sum(column.kind(), column.name());
      case "avg" -> Dialect.average(column.kind(), column.name());
      default -> function + "(" + column.name() + ")";
    };
  }

  private void relate() {
    Relation left = any();
    Relation right = any();
    List<String> types = List.of("Inner", "Left", "Right", "Full", "Semi", "Anti");
    String type = types.get(random.nextInt(types.size()));
    List<Col[]> pairs = new ArrayList<>();
    for (Col l : left.plain()) {
      for (Col r : right.plain()) {
        if (l.kind() == r.kind()) {
          pairs.add(new Col[] {l, r});
        }
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    List<Col[]> keys = new ArrayList<>();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      keys.add(pairs.get(random.nextInt(pairs.size())));
    }
    join(left, right, type, keys);
  }

  private void join(Relation left, Relation source, String type, List<Col[]> keys) {
    boolean merges = type.equals("Inner") || type.equals("Left");
    boolean keepsRight = !type.equals("Semi") && !type.equals("Anti");
    Relation right = source;
    if (keepsRight) {
      // A name on both sides could not be used again, so the right side gives up what clashes.
      List<Col> kept =
          source.columns().stream()
              .filter(column ->
                  !left.names().contains(column.name()) || (merges && isMerged(column, keys)))
              .toList();
      if (!keys.stream().allMatch(key -> kept.contains(key[1])) || kept.isEmpty()) {
        return;
      }
      right = project(source, kept);
    }
    ObjectNode transform = JSON.createObjectNode();
    transform.put("kind", "Relate").put("left", left.name()).put("right", right.name());
    transform.put("join_type", type);
    ArrayNode pairs = transform.putArray("join_keys");
    keys.forEach(
        key -> pairs.addObject().put("left_key", key[0].name()).put("right_key", key[1].name()));
    String on =
        keys.stream()
            .map(key -> "l." + key[0].name() + " = r." + key[1].name())
            .collect(Collectors.joining(" AND "));
    List<Col> columns = new ArrayList<>(left.columns());
    List<Col> added =
        keepsRight
            ? right.columns().stream()
                .filter(column -> !left.names().contains(column.name()))
                .toList()
            : List.of();
    columns.addAll(added);
    String select =
        "l.*" + added.stream().map(column -> ", r." + column.name()).collect(Collectors.joining());
    seen("relate " + type);
    define(
        transform,
        List.of(left, right),
        columns,
        "SELECT %s FROM %s l %s JOIN %s r ON %s"
            .formatted(select, left.name(), type, right.name(), on));
  }

  private static boolean isMerged(Col column, List<Col[]> keys) {
    return keys.stream()
        .anyMatch(
            key -> key[1].name().equals(column.name()) && key[0].name().equals(column.name()));
  }

  private void union() {
    List<Relation> sources = new ArrayList<>(List.of(any(), any()));
    if (random.nextBoolean()) {
      sources.add(any());
    }
    boolean distinct = random.nextBoolean();
    boolean tagged = random.nextInt(3) == 0;
    Map<String, Col> columns = new TreeMap<>();
    sources.forEach(
        source -> source.columns().forEach(col -> columns.merge(col.name(), col, this::weaker)));
    if (columns.values().stream().anyMatch(column -> !column.plain())) {
      return;
    }
    if (tagged) {
      columns.put("tag", new Col("tag", Kind.TEXT, true));
    }
    ObjectNode transform = JSON.createObjectNode();
    transform.put("kind", "Union");
    sources.forEach(source -> transform.withArray("sources").add(source.name()));
    transform.put("distinct", distinct);
    if (tagged) {
      transform.put("discriminator_column", "tag");
    }
    List<String> selects = new ArrayList<>();
    for (Relation source : sources) {
      selects.add("SELECT " + cells(source, columns.values(), tagged) + " FROM " + source.name());
    }
    seen("union" + (distinct ? " distinct" : "") + (tagged ? " tagged" : ""));
    define(
        transform,
        sources,
        List.copyOf(columns.values()),
        String.join(distinct ? " UNION " : " UNION ALL ", selects));
  }

  private Col weaker(Col left, Col right) {
    return left.plain() ? right : left;
  }

  private static String cells(Relation source, Iterable<Col> columns, boolean tagged) {
    List<String> cells = new ArrayList<>();
    for (Col column : columns) {
      if (tagged && column.name().equals("tag")) {
        cells.add("'" + source.name() + "' AS tag");
      } else if (source.names().contains(column.name())) {
        cells.add(column.name());
      } else {
        cells.add("CAST(NULL AS " + column.kind().duck() + ") AS " + column.name());
      }
    }
    return String.join(", ", cells);
  }

  private <T> List<T> some(List<T> all, int count) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }

  private static ObjectNode transform(String kind, String source) {
    return JSON.createObjectNode().put("kind", kind).put("source", source);
  }

  private static String names(List<Col> columns) {
    return columns.stream().map(Col::name).collect(Collectors.joining(", "));
  }

  private Relation define(
      ObjectNode transform, List<Relation> sources, List<Col> columns, String query) {
    Relation view = new Relation("v" + views.size(), true, columns);
    ObjectNode definition = views.addObject();
    definition.put("name", view.name()).put("view_kind", "random");
    ArrayNode dependencies = definition.putArray("view_dependencies");
    sources.stream()
        .filter(Relation::isView)
        .map(Relation::name)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(dependencies::add);
    definition.set("transform", transform);
    definition.putObject("output_schema").putObject("columns");
    seen(transform.get("kind").asText());
    columns.forEach(column -> seen("type " + column.kind()));
    relations.add(view);
    sql.add(view.name() + " AS (" + query + ")");
    return view;
  }

  private void seen(String what) {
    coverage.merge(what, 1, Integer::sum);
  }

  boolean isEmpty() {
    return views.isEmpty();
  }
}
