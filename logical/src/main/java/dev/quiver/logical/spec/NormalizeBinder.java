package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.spec.ViewTransform.Normalize;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Binds a Normalize: the source's columns, an identity, a span, and normalized texts. A column of
/// the same name is replaced where it stands.
final class NormalizeBinder {
  private final ViewBinder binder;

  /// The new columns, in order.
  private final Map<String, Expr> made = new LinkedHashMap<>();

  NormalizeBinder(ViewBinder binder) {
    this.binder = binder;
  }

  Optional<Rows> bind(Normalize normalize) {
    Optional<Rows> source = binder.open(normalize.source(), binder.site().member("source"));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    int before = binder.site().diagnostics().count();
    Rows rows = source.get();
    identity(normalize, rows);
    normalize.spanColumns().ifPresent(span -> span(span, rows));
    for (int i = 0; i < normalize.textColumns().size(); i++) {
      text(normalize.textColumns().get(i), rows, binder.site().member("text_columns").item(i));
    }
    return binder.site().diagnostics().count() > before
        ? Optional.empty()
        : Optional.of(projected(rows));
  }

  /// The identity is made of the first column only: the wire's own rule, which tables depend on.
  private void identity(Normalize normalize, Rows rows) {
    Site place = binder.site().member("id_columns");
    List<Expr> ids = new ArrayList<>();
    for (int i = 0; i < normalize.idColumns().size(); i++) {
      rows.find(normalize.idColumns().get(i), place.item(i))
          .ifPresent(entry -> ids.add(new Ref(entry.column())));
    }
    if (normalize.idColumns().size() > 1) {
      binder.warn(
          "FirstIdColumnOnly",
          place,
          "view %s: entity_id is made of %s only, the first id column"
              .formatted(binder.view(), normalize.idColumns().getFirst()));
    }
    if (normalize.idColumns().isEmpty()) {
      binder.warn(
          "ConstantIdentity",
          place,
          "view %s has no id column, so that every row gets the same entity_id"
              .formatted(binder.view()));
      ids.add(text(normalize.source()));
    }
    if (!ids.isEmpty()) {
      make(
          "entity_id",
          place,
          () ->
              Calls.of(
                  "stable_id",
                  List.of(
                      text(binder.view()),
                      Calls.cast(ids.getFirst(), Simple.STRING, OnFailure.ERROR))));
    }
  }

  private void span(ViewTransform.SpanColumns span, Rows rows) {
    Site place = binder.site().member("span_columns");
    Optional<Scope.Entry> start = rows.find(span.start(), place.item(0));
    Optional<Scope.Entry> end = rows.find(span.end(), place.item(1));
    if (start.isPresent() && end.isPresent()) {
      List<Expr> bounds = List.of(new Ref(start.get().column()), new Ref(end.get().column()));
      make("span", place, () -> Calls.of("span_make", bounds));
    }
  }

  private void text(String name, Rows rows, Site place) {
    String normalized = name + "_normalized";
    if (made.containsKey(normalized)) {
      place.duplicateColumn(name);
      return;
    }
    rows.find(name, place)
        .ifPresent(entry ->
            make(
                normalized,
                place,
                () -> Calls.of("utf8_normalize", List.of(new Ref(entry.column())))));
  }

  private void make(String name, Site place, Supplier<Expr> value) {
    try {
      made.put(name, value.get());
    } catch (QueryException e) {
      place.add(e);
    }
  }

  private Rows projected(Rows rows) {
    List<Assignment> assignments = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    for (Scope.Entry entry : rows.entries()) {
      Expr replaced = made.remove(entry.column().name());
      if (replaced == null) {
        assignments.add(Plan.Assignment.kept(entry.column()));
        entries.add(entry);
      } else {
        add(entry.column().name(), replaced, assignments, entries);
      }
    }
    made.forEach((name, value) -> add(name, value, assignments, entries));
    return new Rows(new Plan.Project(rows.plan(), assignments), entries);
  }

  private void add(
      String name, Expr value, List<Assignment> assignments, List<Scope.Entry> entries) {
    Column column = binder.ids().deal(name, value.type());
    assignments.add(new Assignment(column, value));
    entries.add(new Scope.Entry(column, binder.view()));
  }

  private static Expr text(String text) {
    return new Literal(new Value.Text(text), Simple.STRING);
  }
}
