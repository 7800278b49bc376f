package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Numbers;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binds the transform of one view. Tells everything that is wrong with it, and then answers none.
final class ViewBinder {
  /// A wider Project is seldom meant.
  private static final int BROAD = 64;

  private final String view;
  private final Site site;
  private final Relations relations;
  private final Parameters parameters;
  private final List<SpecWarning> warnings;
  private final Ids ids = new Ids();
  private final List<Definition> shared = new ArrayList<>();

  /// A binder of the view whose transform is at `site`.
  ViewBinder(
      String view,
      Site site,
      Relations relations,
      Parameters parameters,
      List<SpecWarning> warnings) {
    this.view = view;
    this.site = site;
    this.relations = relations;
    this.parameters = parameters;
    this.warnings = warnings;
  }

  Optional<Rows> bind(ViewTransform transform) {
    return switch (transform) {
      case ViewTransform.Project project -> project(project);
      case ViewTransform.Filter filter -> filter(filter);
      case ViewTransform.Relate relate -> new RelateBinder(this).bind(relate);
      case ViewTransform.Union(var sources, var discriminator, var distinct) ->
          new UnionBinder(this).bind(sources, discriminator, distinct);
      case ViewTransform.Aggregate aggregate -> aggregate(aggregate);
      case ViewTransform.Normalize normalize -> new NormalizeBinder(this).bind(normalize);
      case ViewTransform.CpgEmit emit -> new CodeGraph(this).bind(emit);
      case ViewTransform.IncrementalCdf changes -> changes(changes);
      case ViewTransform.Sql(var query) -> sql(query);
      case ViewTransform.Metadata(var source) ->
          relations.aspect(source, TableRef::facts, ids, site.member("source"));
      case ViewTransform.FileManifest(var source) ->
          relations.aspect(source, TableRef::manifest, ids, site.member("source"));
    };
  }

  String view() {
    return view;
  }

  Site site() {
    return site;
  }

  Ids ids() {
    return ids;
  }

  Optional<Rows> open(String source, Site place) {
    return relations.open(source, ids, place);
  }

  boolean isInput(String name) {
    return relations.isInput(name);
  }

  void warn(String kind, Site place, String message) {
    warnings.add(SpecWarning.validation(kind, place.path(), view, message));
  }

  private Optional<Rows> project(ViewTransform.Project project) {
    Site columns = site.member("columns");
    if (project.columns().isEmpty()) {
      columns.invalidTransform("a Project without columns", "list the columns to keep");
    }
    if (project.columns().size() > BROAD) {
      warn(
          "BroadProjection",
          columns,
          "view %s projects %d columns, more than %d"
              .formatted(view, project.columns().size(), BROAD));
    }
    Optional<Rows> source = open(project.source(), site.member("source"));
    return source.flatMap(rows -> select(rows, project.columns(), columns));
  }

  /// The rows with these columns only, in this order.
  static Optional<Rows> select(Rows rows, List<String> names, Site site) {
    List<Scope.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        site.item(i).duplicateColumn(names.get(i));
      } else {
        rows.find(names.get(i), site.item(i)).ifPresent(entries::add);
      }
    }
    if (entries.size() != names.size() || names.isEmpty()) {
      return Optional.empty();
    }
    List<Assignment> assignments =
        entries.stream().map(Scope.Entry::column).map(ViewBinder::kept).toList();
    return Optional.of(new Rows(new Plan.Project(rows.plan(), assignments), entries));
  }

  /// A column as it is.
  static Assignment kept(Column column) {
    return new Assignment(column, new Ref(column));
  }

  private Optional<Rows> changes(ViewTransform.IncrementalCdf changes) {
    new ChangeBounds(changes, site).range();
    Site source = site.member("source");
    if (relations.input(changes.source(), source).flatMap(TableRef::files).isPresent()) {
      source.invalidTransform(
          "changes of an input of which only some files are seen: " + changes.source(),
          "name the table by another input, without files");
    }
    return relations.changes(view, ids);
  }

  private Optional<Rows> sql(String query) {
    Site place = site.member("query");
    ViewTables tables = new ViewTables(view, relations, place, shared);
    return tables.bind(query, ids, parameters);
  }

  /// The definitions that the view's plan reads beside those of other views.
  List<Definition> shared() {
    return shared;
  }

  private Optional<Rows> filter(ViewTransform.Filter filter) {
    Optional<Rows> source = open(filter.source(), site.member("source"));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Rows rows = source.get();
    try {
      Scope scope = new Scope(rows.entries(), parameters.placeholders());
      Expr predicate = SqlExpressions.bindCondition(filter.predicate(), scope);
      return Optional.of(rows.with(new Plan.Filter(rows.plan(), predicate)));
    } catch (QueryException e) {
      site.member("predicate").add(e);
      return Optional.empty();
    }
  }

  private Optional<Rows> aggregate(ViewTransform.Aggregate aggregate) {
    int before = site.diagnostics().count();
    if (aggregate.groupBy().isEmpty() && aggregate.aggregations().isEmpty()) {
      site.invalidTransform(
          "an Aggregate of nothing", "name a column in group_by or an aggregation");
    }
    Optional<Rows> source = open(aggregate.source(), site.member("source"));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    List<Scope.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < aggregate.groupBy().size(); i++) {
      Site place = site.member("group_by").item(i);
      distinct(aggregate.groupBy().get(i), names, place);
      source
          .get()
          .find(aggregate.groupBy().get(i), place)
          .filter(entry -> isKey(entry.column(), place))
          .ifPresent(entries::add);
    }
    List<Column> keys = entries.stream().map(Scope.Entry::column).toList();
    List<Aggregation> calls = new ArrayList<>();
    for (int i = 0; i < aggregate.aggregations().size(); i++) {
      ViewTransform.AggregationExpr aggregation = aggregate.aggregations().get(i);
      Site place = site.member("aggregations").item(i);
      distinct(aggregation.alias(), names, place.member("alias"));
      call(aggregation, source.get(), place)
          .ifPresent(call -> {
            Column column = ids.deal(aggregation.alias(), call.type());
            calls.add(new Aggregation(column, call));
            entries.add(new Scope.Entry(column, view));
          });
    }
    Plan plan = new Plan.Aggregate(source.get().plan(), keys, calls);
    return site.diagnostics().count() > before
        ? Optional.empty()
        : Optional.of(new Rows(plan, entries));
  }

  /// Whether rows can be grouped by a column; told where they cannot.
  static boolean isKey(Column column, Site place) {
    try {
      Comparisons.key(column.name(), new Ref(column));
      return true;
    } catch (QueryException e) {
      place.add(e);
      return false;
    }
  }

  private static void distinct(String name, Set<String> names, Site place) {
    if (name.isBlank()) {
      place.add(Site.INVALID_NAME, "blank column name", "give it one");
    }
    if (!names.add(name)) {
      place.duplicateColumn(name);
    }
  }

  private static Optional<AggregateCall> call(
      ViewTransform.AggregationExpr aggregation, Rows source, Site place) {
    AggregateFunction function =
        switch (aggregation.function()) {
          case COUNT -> AggregateFunction.COUNT;
          case SUM -> AggregateFunction.SUM;
          case AVG -> AggregateFunction.AVG;
          case MIN -> AggregateFunction.MIN;
          case MAX -> AggregateFunction.MAX;
        };
    Optional<Scope.Entry> column = source.find(aggregation.column(), place.member("column"));
    if (column.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Numbers.aggregate(function, new Ref(column.get().column())));
    } catch (QueryException e) {
      place.member("function").add(e);
      return Optional.empty();
    }
  }
}
