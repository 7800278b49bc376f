package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Combination;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Binds the transform of one view. Tells everything that is wrong with it, and then answers none.
final class ViewBinder {
  /// A wider Project is seldom meant.
  private static final int BROAD = 64;

  private final String view;
  private final Site site;
  private final Relations relations;
  private final Parameters parameters;
  private final List<SpecWarning> warnings;
  private final boolean isOpened;
  private final Ids ids = new Ids();
  private final List<Definition> shared = new ArrayList<>();

  /// A binder of the view whose transform is at `site`.
  ViewBinder(
      String view,
      Site site,
      Relations relations,
      Parameters parameters,
      List<SpecWarning> warnings,
      boolean isOpened) {
    this.view = view;
    this.site = site;
    this.relations = relations;
    this.parameters = parameters;
    this.warnings = warnings;
    this.isOpened = isOpened;
  }

  Optional<Rows> bind(ViewTransform transform) {
    return switch (transform) {
      case ViewTransform.Project project -> project(project);
      case ViewTransform.Filter filter -> filter(filter);
      case ViewTransform.Relate relate -> new RelateBinder(this).bind(relate);
      case ViewTransform.Union union -> union(union);
      case ViewTransform.Intersect(var sources, var distinct) ->
          new SetBinder(this).byName(sources, Combination.Operator.INTERSECT, distinct);
      case ViewTransform.Except(var sources, var distinct) ->
          new SetBinder(this).byName(sources, Combination.Operator.EXCEPT, distinct);
      case ViewTransform.Aggregate aggregate -> new AggregateBinder(this, aggregate).bind();
      case ViewTransform.Sort(var source, var orderBy) -> ordered(source, orderBy, Plan.Sort::new);
      case ViewTransform.TopK(var source, var k, var orderBy) ->
          ordered(source, orderBy, (plan, keys) -> new Plan.TopK(plan, keys, k));
      case ViewTransform.Limit limit -> limit(limit);
      case ViewTransform.Dedupe dedupe -> new DedupeBinder(this).bind(dedupe);
      case ViewTransform.Values values -> new ValuesBinder(this).bind(values);
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
    return source.flatMap(rows ->
        isOpened
            ? new ItemBinder(this, rows).project(project.columns(), columns)
            : select(rows, project.columns(), columns));
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
        entries.stream().map(Scope.Entry::column).map(Assignment::kept).toList();
    return Optional.of(new Rows(new Plan.Project(rows.plan(), assignments), entries));
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
    return tables(place).bind(query, ids, parameters);
  }

  /// The tables of a query of this view at `place`.
  ViewTables tables(Site place) {
    return new ViewTables(view, relations, place, shared);
  }

  private Optional<Rows> union(ViewTransform.Union union) {
    if (union.by() == UnionBy.NAME) {
      return new UnionBinder(this)
          .bind(union.sources(), union.discriminatorColumn(), union.distinct());
    }
    if (union.discriminatorColumn().isPresent()) {
      site.member("discriminator_column")
          .invalidTransform(
              "a discriminator in a Union by position", "match by name, or leave it out");
    }
    return new SetBinder(this)
        .byPosition(union.sources(), Combination.Operator.UNION, union.distinct());
  }

  private Optional<Rows> ordered(
      String source, List<String> orderBy, BiFunction<Plan, List<SortKey>, Plan> order) {
    return open(source, site.member("source"))
        .flatMap(rows ->
            new ItemBinder(this, rows)
                .order(orderBy, site.member("order_by"))
                .map(keys -> rows.with(order.apply(rows.plan(), keys))));
  }

  private Optional<Rows> limit(ViewTransform.Limit limit) {
    if (limit.limit().isEmpty() && limit.offset() == 0) {
      site.invalidTransform("a Limit without limit and offset", "say how many rows");
    }
    return open(limit.source(), site.member("source"))
        .map(rows ->
            rows.with(
                new Plan.Limit(rows.plan(), limit.offset(), limit.limit().orElse(Plan.Limit.ALL))));
  }

  Parameters parameters() {
    return parameters;
  }

  /// Whether what came with version 5 may be in the document.
  boolean isOpened() {
    return isOpened;
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
      Scope scope = parameters.scope(rows.entries());
      Expr predicate = SqlExpressions.bindCondition(filter.predicate(), scope);
      return Optional.of(rows.with(new Plan.Filter(rows.plan(), predicate)));
    } catch (QueryException e) {
      site.member("predicate").add(e);
      return Optional.empty();
    }
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
}
