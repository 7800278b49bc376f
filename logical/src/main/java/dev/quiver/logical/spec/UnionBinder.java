package dev.quiver.logical.spec;

import dev.quiver.logical.expr.Coercion;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Binds a Union by name: the columns of all sources, in the byte order of their names, NULL where
/// a source has none.
final class UnionBinder {
  private final ViewBinder binder;
  private final Site sources;

  UnionBinder(ViewBinder binder) {
    this.binder = binder;
    this.sources = binder.site().member("sources");
  }

  /// A Union as documents ask for it, of two sources at least.
  Optional<Rows> bind(List<String> names, Optional<String> discriminator, boolean distinct) {
    if (names.size() < 2) {
      sources.invalidTransform("a Union of fewer than two sources", "name at least two");
    }
    if (discriminator.filter(String::isBlank).isPresent()) {
      binder
          .site()
          .member("discriminator_column")
          .add(Site.INVALID_NAME, "blank column name", "give it one, or leave it out");
    }
    return open(names).flatMap(inputs -> union(names, inputs, discriminator, distinct));
  }

  /// All rows of the sources; a single one is passed on as it is.
  Optional<Rows> all(List<String> names) {
    return open(names)
        .flatMap(inputs ->
            inputs.size() == 1
                ? Optional.of(inputs.getFirst())
                : union(names, inputs, Optional.empty(), false));
  }

  private Optional<List<Rows>> open(List<String> names) {
    List<Rows> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Site place = sources.item(i);
      binder.open(names.get(i), place).ifPresent(inputs::add);
    }
    return inputs.isEmpty() || inputs.size() < names.size()
        ? Optional.empty()
        : Optional.of(inputs);
  }

  private Optional<Rows> union(
      List<String> names, List<Rows> inputs, Optional<String> discriminator, boolean distinct) {
    int before = sources.diagnostics().count();
    SortedMap<String, DataType> types = types(names, inputs, discriminator);
    if (sources.diagnostics().count() > before) {
      return Optional.empty();
    }
    List<Plan> aligned = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Map<String, Expr> values = new HashMap<>();
      inputs.get(i).columns().forEach(column -> values.put(column.name(), new Ref(column)));
      Literal name = new Literal(new Value.Text(names.get(i)), Simple.STRING);
      discriminator.ifPresent(column -> values.put(column, name));
      aligned.add(align(inputs.get(i), types, values));
    }
    List<Column> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add(binder.ids().deal(name, type)));
    if (distinct && !columns.stream().allMatch(column -> ViewBinder.isKey(column, sources))) {
      return Optional.empty();
    }
    Plan union = new Plan.Union(aligned, columns);
    Plan plan = distinct ? new Plan.Aggregate(union, columns, List.of()) : union;
    return Optional.of(
        new Rows(plan, columns.stream().map(it -> new Scope.Entry(it, binder.view())).toList()));
  }

  private SortedMap<String, DataType> types(
      List<String> names, List<Rows> inputs, Optional<String> discriminator) {
    SortedMap<String, DataType> types = new TreeMap<>(Utf8Order.COMPARATOR);
    Map<String, String> first = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).checkUnambiguous(sources.item(i));
      for (Column column : inputs.get(i).columns()) {
        if (discriminator.filter(column.name()::equals).isEmpty()) {
          widen(column, types, names.get(i), first, sources.item(i));
        }
      }
    }
    discriminator.ifPresent(name -> types.put(name, Simple.STRING));
    return types;
  }

  private void widen(
      Column column,
      SortedMap<String, DataType> types,
      String source,
      Map<String, String> first,
      Site place) {
    DataType known = types.get(column.name());
    if (known == null) {
      types.put(column.name(), column.type());
      first.put(column.name(), source);
      return;
    }
    Optional<DataType> common = Coercion.common(known, column.type());
    if (common.isEmpty()) {
      place.add(
          Site.TYPE_MISMATCH,
          "type mismatch: column %s is %s in %s and %s in %s"
              .formatted(
                  column.name(),
                  known.text(),
                  first.getOrDefault(column.name(), ""),
                  column.type().text(),
                  source),
          "leave the column out of one of them");
      return;
    }
    types.put(column.name(), common.get());
  }

  private Plan align(Rows input, SortedMap<String, DataType> types, Map<String, Expr> values) {
    List<Assignment> assignments = new ArrayList<>();
    types.forEach((name, type) -> assignments.add(assign(name, type, values)));
    List<Assignment> kept = input.columns().stream().map(Plan.Assignment::kept).toList();
    return assignments.equals(kept) ? input.plan() : new Plan.Project(input.plan(), assignments);
  }

  private Assignment assign(String name, DataType type, Map<String, Expr> values) {
    Expr value = Coercion.to(type, values.getOrDefault(name, Literal.nullOf(type)));
    return value instanceof Ref(var column)
        ? Plan.Assignment.kept(column)
        : new Assignment(binder.ids().deal(name, type), value);
  }
}
