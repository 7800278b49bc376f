package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlQueries;
import dev.quiver.logical.sql.Tables;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The inputs and views of a document as the tables of a query in it; what the query shares becomes
/// definitions named after the view.
final class ViewTables implements Tables {
  private final String view;
  private final Relations relations;
  private final Site site;
  private final List<Definition> shared;

  /// The tables of the query at `site`, in `view`.
  ViewTables(String view, Relations relations, Site site, List<Definition> shared) {
    this.view = view;
    this.relations = relations;
    this.site = site;
    this.shared = shared;
  }

  /// The rows of the query; none, and told, where it or something it reads makes no sense.
  Optional<Rows> bind(String query, Ids ids, Parameters parameters) {
    for (String read : SqlQueries.reads(query, names())) {
      if (relations.open(read, new Ids(), site).isEmpty()) {
        return Optional.empty();
      }
    }
    try {
      Plan plan = SqlQueries.bind(query, this, ids, parameters.placeholders(), parameters.named());
      List<Scope.Entry> entries =
          plan.columns().stream().map(column -> new Scope.Entry(column, view)).toList();
      return Optional.of(new Rows(plan, entries));
    } catch (QueryException e) {
      site.add(e);
      return Optional.empty();
    }
  }

  @Override
  public Collection<String> names() {
    return relations.names();
  }

  @Override
  public Plan open(String name, Ids ids) {
    return relations
        .open(name, ids, site)
        .map(Rows::selected)
        .orElseThrow(() -> new IllegalStateException("opened before, and now not: " + name));
  }

  @Override
  public String define(String name, Plan plan) {
    String definition = relations.nameOfShared(view, name);
    shared.add(new Definition(definition, plan));
    return definition;
  }
}
