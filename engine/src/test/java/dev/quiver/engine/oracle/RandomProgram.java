package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// A random DAG of 2 to 10 views as a document of version 4 or 5, and as DuckDB's SQL.
final class RandomProgram {
  private static final int MOST_VIEWS = 10;

  /// Not every step finds sources that fit it.
  private static final int MOST_STEPS = 40;

  private final SplittableRandom random;
  private final Coverage coverage;
  private final int version;
  private final ProgramText text = new ProgramText();
  private final List<Source> sources;
  private final Map<String, List<String>> orders = new HashMap<>();
  private final RandomRelate relates;
  private final RandomGroups groups;
  private final RandomSets sets;
  private int aliases;

  RandomProgram(List<Source> tables, SplittableRandom random, Coverage coverage) {
    this.sources = new ArrayList<>(tables);
    this.random = random;
    this.coverage = coverage;
    this.version = random.nextInt(5) == 0 ? 4 : 5;
    this.relates = new RandomRelate(text, random, coverage, version);
    this.groups = new RandomGroups(text, random, coverage, version);
    this.sets = new RandomSets(text, random, coverage, version);
    int views = random.nextInt(2, MOST_VIEWS + 1);
    for (int step = 0; step < MOST_STEPS && text.size() < views; step++) {
      add();
    }
    coverage.seen("views", Integer.toString(text.size()));
    coverage.seen("version", Integer.toString(version));
  }

  Source result() {
    return sources.getLast();
  }

  /// About how many rows the largest view has.
  long rows() {
    return sources.stream()
        .filter(it -> it.relation().isView())
        .mapToLong(Source::rows)
        .max()
        .orElseThrow();
  }

  /// Whether the order of the rows is said, as far as rows differ.
  boolean isOrdered() {
    return orders.containsKey(result().relation().name());
  }

  /// The document and DuckDB's query.
  Sql text() {
    List<String> order = orders.getOrDefault(result().relation().name(), List.of());
    return new Sql(text.document(version, result()), text.query(result(), order));
  }

  private void add() {
    Optional<Source> added = version == 4 ? first() : opened();
    added.ifPresent(sources::add);
  }

  /// What version 4 has.
  private Optional<Source> first() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> filter();
      case 2 -> project();
      case 3 -> groups.of(any());
      case 4 -> relates.of(any(), any());
      default -> sets.union(List.of(any(), any(), any()));
    };
  }

  private Optional<Source> opened() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> filter();
      case 3, 4, 5 -> project();
      case 6, 7, 8 -> groups.of(any());
      case 9, 10, 11, 12 -> relates.of(any(), any());
      case 13 -> sets.union(List.of(any(), any(), any()));
      case 14 -> sets.combination(List.of(any(), any()));
      case 15 -> sorted();
      case 16 -> topK();
      case 17 -> dedupe();
      case 18 -> random.nextInt(3) == 0 ? values() : limited();
      default -> sql();
    };
  }

  private Source any() {
    // Late relations more often, so that chains and diamonds form.
    int last = sources.size() - 1;
    return sources.get(Math.max(random.nextInt(last + 1), random.nextInt(last + 1)));
  }

  private Optional<Source> filter() {
    Source source = any();
    if (source.relation().plain().isEmpty()) {
      return Optional.empty();
    }
    coverage.seen("operator", "Filter");
    RandomPredicate predicate = RandomPredicate.of(source.relation(), random);
    ObjectNode transform = ProgramText.transform("Filter", source);
    transform.put("predicate", predicate.quiver());
    String name = source.relation().name();
    Source view =
        text.define(
            transform,
            List.of(source),
            source.relation().columns(),
            source.rows(),
            "SELECT * FROM " + name + " WHERE " + predicate.duck());
    keepOrder(source, view);
    return Optional.of(view);
  }

  private void keepOrder(Source source, Source view) {
    List<String> order = orders.get(source.relation().name());
    if (order != null) {
      orders.put(view.relation().name(), order);
    }
  }

  private Optional<Source> project() {
    coverage.seen("operator", "Project");
    Source source = any();
    Relation relation = source.relation();
    List<Col> columns =
        new ArrayList<>(some(relation.columns(), 1 + random.nextInt(relation.columns().size())));
    ObjectNode transform = ProgramText.transform("Project", source);
    ArrayNode items = transform.putArray("columns");
    columns.forEach(column -> items.add(column.name()));
    List<String> select = new ArrayList<>(columns.stream().map(Col::name).toList());
    if (version > 4 && !relation.plain().isEmpty()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        RandomValue value = RandomValue.of(relation.plain(), random, coverage);
        Col column = new Col("e" + text.size() + "_" + ++aliases, value.kind(), true);
        items.add(value.text().quiver() + " AS " + column.name());
        select.add(value.text().duck() + " AS " + column.name());
        columns.add(column);
      }
    }
    return Optional.of(
        text.define(
            transform,
            List.of(source),
            columns,
            source.rows(),
            "SELECT " + String.join(", ", select) + " FROM " + relation.name()));
  }

  /// Keys, then every column, so that there is one order.
  private List<String> order(Relation relation, ArrayNode items) {
    List<String> order = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Col column = relation.columns().get(random.nextInt(relation.columns().size()));
      String key = column.name();
      if (column.plain() && random.nextInt(5) == 0) {
        coverage.seen("operator", "order by a value");
        key = "coalesce(" + key + ", " + column.kind().literal(random) + ")";
      }
      boolean ascending = random.nextBoolean();
      // Said or not, it means the same.
      String nulls = random.nextBoolean() ? "NULLS FIRST" : "NULLS LAST";
      boolean isSaid = random.nextBoolean();
      String meant = isSaid ? nulls : ascending ? "NULLS LAST" : "NULLS FIRST";
      String direction = ascending ? "ASC" : "DESC";
      items.add(Dialect.quiver(key) + " " + direction + (isSaid ? " " + nulls : ""));
      order.add(key + " " + direction + " " + meant);
    }
    relation.columns().forEach(column -> order.add(column.name() + " ASC NULLS LAST"));
    return order;
  }

  private Optional<Source> sorted() {
    coverage.seen("operator", "Sort");
    Source source = any();
    ObjectNode transform = ProgramText.transform("Sort", source);
    List<String> order = order(source.relation(), transform.putArray("order_by"));
    Source view =
        text.define(
            transform,
            List.of(source),
            source.relation().columns(),
            source.rows(),
            "SELECT * FROM " + source.relation().name());
    orders.put(view.relation().name(), order);
    return Optional.of(view);
  }

  private Optional<Source> topK() {
    coverage.seen("operator", "TopK");
    Source source = any();
    int k = random.nextInt(60);
    ObjectNode transform = ProgramText.transform("TopK", source).put("k", k);
    List<String> order = order(source.relation(), transform.putArray("order_by"));
    Source view = first(transform, source, order, " LIMIT " + k, k);
    return Optional.of(view);
  }

  private Source first(
      ObjectNode transform, Source source, List<String> order, String limit, long rows) {
    Source view =
        text.define(
            transform,
            List.of(source),
            source.relation().columns(),
            Math.min(rows, source.rows()),
            "SELECT * FROM %s ORDER BY %s%s"
                .formatted(source.relation().name(), String.join(", ", order), limit));
    orders.put(view.relation().name(), order);
    return view;
  }

  /// The first rows of what has an order.
  private Optional<Source> limited() {
    List<Source> ordered =
        sources.stream().filter(it -> orders.containsKey(it.relation().name())).toList();
    if (ordered.isEmpty()) {
      return sorted();
    }
    coverage.seen("operator", "Limit");
    Source source = ordered.get(random.nextInt(ordered.size()));
    ObjectNode transform = ProgramText.transform("Limit", source);
    long rows = source.rows();
    String limit = "";
    if (random.nextInt(4) > 0) {
      rows = random.nextInt(50);
      transform.put("limit", rows);
      limit = " LIMIT " + rows;
    }
    int offset = random.nextInt(1, 6);
    if (limit.isEmpty() || random.nextBoolean()) {
      transform.put("offset", offset);
      limit += " OFFSET " + offset;
    }
    List<String> order = orders.getOrDefault(source.relation().name(), List.of());
    return Optional.of(first(transform, source, order, limit, rows));
  }

  private Optional<Source> dedupe() {
    coverage.seen("operator", "Dedupe");
    Source source = any();
    Relation relation = source.relation();
    ObjectNode transform = ProgramText.transform("Dedupe", source);
    List<Col> keys = some(relation.columns(), random.nextInt(1, 3));
    ArrayNode names = transform.putArray("keys");
    keys.forEach(key -> names.add(key.name()));
    List<String> order = order(relation, transform.putArray("order_by"));
    String columns = relation.columns().stream().map(Col::name).collect(Collectors.joining(", "));
    return Optional.of(
        text.define(
            transform,
            List.of(source),
            relation.columns(),
            source.rows(),
            ("SELECT %s FROM (SELECT *, row_number() OVER (PARTITION BY %s ORDER BY %s) AS nth"
                    + " FROM %s) WHERE nth = 1")
                .formatted(
                    columns,
                    keys.stream().map(Col::name).collect(Collectors.joining(", ")),
                    String.join(", ", order),
                    relation.name())));
  }

  private Optional<Source> values() {
    coverage.seen("operator", "Values");
    ObjectNode transform = ProgramText.object().put("kind", "Values");
    List<Kind> kinds = some(List.of(Kind.SMALL, Kind.TEXT, Kind.MONEY, Kind.DAY, Kind.BOOL), 3);
    List<Col> columns = new ArrayList<>();
    ArrayNode declared = transform.putArray("columns");
    for (Kind kind : kinds) {
      Col column = new Col("e" + text.size() + "_" + ++aliases, kind, true);
      columns.add(column);
      declared.addObject().put("name", column.name()).put("type", type(kind));
    }
    ArrayNode rows = transform.putArray("rows");
    List<String> select = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      ArrayNode row = rows.addArray();
      List<String> cells = new ArrayList<>();
      for (Col column : columns) {
        cells.add(cell(column.kind(), row) + " AS " + column.name());
      }
      select.add("SELECT " + String.join(", ", cells));
    }
    return Optional.of(
        text.define(
            transform, List.of(), columns, select.size(), String.join(" UNION ALL ", select)));
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case SMALL -> "Int64";
      case TEXT -> "Utf8";
      case DAY -> "Date32";
      case BOOL -> "Boolean";
      default -> kind.delta();
    };
  }

  private String cell(Kind kind, ArrayNode row) {
    if (random.nextInt(5) == 0) {
      row.addNull();
      return "CAST(NULL AS " + kind.duck() + ")";
    }
    String literal = kind.literal(random);
    switch (kind) {
      case BOOL -> row.add(literal.equals("TRUE"));
      case SMALL -> row.add(Long.parseLong(literal));
      case MONEY -> row.add(literal);
      default -> row.add(literal.substring(literal.indexOf('\'') + 1, literal.length() - 1));
    }
    return "CAST(" + literal + " AS " + kind.duck() + ")";
  }

  /// A query over what is there.
  private Optional<Source> sql() {
    List<Source> usable = sources.stream().filter(it -> !it.relation().plain().isEmpty()).toList();
    List<Source> few = some(usable, random.nextInt(1, 4));
    if (few.stream().allMatch(it -> it.rows() > 500)) {
      return Optional.empty();
    }
    coverage.seen("operator", "Sql");
    RandomQuery query = RandomQuery.inner(few, random, coverage, "s" + text.size());
    ObjectNode transform = ProgramText.object().put("kind", "Sql");
    transform.put("query", query.text().quiver());
    List<Source> read = few.stream().filter(it -> reads(query.text(), it)).toList();
    return Optional.of(
        text.define(
            transform,
            read,
            query.columns(),
            few.stream().mapToLong(Source::rows).max().orElse(0),
            query.text().duck()));
  }

  private static boolean reads(Sql text, Source source) {
    return text.duck().matches("(?s).*\\b" + source.relation().name() + "\\b.*");
  }

  private <T> List<T> some(List<T> all, int count) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}
