package dev.quiver.logical.spec;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Combination;
import dev.quiver.logical.sql.Combination.Operator;
import dev.quiver.logical.sql.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Binds Intersect and Except, whose sources have columns of the same names, and Unions by
/// position. The columns are those of the first source.
final class SetBinder {
  private final ViewBinder binder;
  private final Site sources;

  SetBinder(ViewBinder binder) {
    this.binder = binder;
    this.sources = binder.site().member("sources");
  }

  /// The sources combined one after the other, with columns matched by name.
  Optional<Rows> byName(List<String> names, Operator operator, boolean distinct) {
    return open(names, operator)
        .flatMap(inputs -> aligned(inputs, names))
        .flatMap(plans -> combined(plans, operator, distinct));
  }

  /// The sources combined one after the other, with columns matched by position.
  Optional<Rows> byPosition(List<String> names, Operator operator, boolean distinct) {
    return open(names, operator)
        .flatMap(
            inputs -> combined(inputs.stream().map(Rows::selected).toList(), operator, distinct));
  }

  private Optional<List<Rows>> open(List<String> names, Operator operator) {
    if (names.size() < 2) {
      String what =
          operator.name().charAt(0) + operator.name().substring(1).toLowerCase(Locale.ROOT);
      sources.invalidTransform("fewer than two sources of " + what, "name at least two");
    }
    List<Rows> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      binder.open(names.get(i), sources.item(i)).ifPresent(inputs::add);
    }
    return inputs.size() < Math.max(names.size(), 2) ? Optional.empty() : Optional.of(inputs);
  }

  private Optional<List<Plan>> aligned(List<Rows> inputs, List<String> names) {
    int before = sources.diagnostics().count();
    Rows first = inputs.getFirst();
    first.checkUnambiguous(sources.item(0));
    List<Plan> plans = new ArrayList<>();
    plans.add(first.selected());
    for (int i = 1; i < inputs.size(); i++) {
      Site place = sources.item(i);
      List<Assignment> assignments = new ArrayList<>();
      for (Scope.Entry entry : first.entries()) {
        inputs
            .get(i)
            .find(entry.column().name(), place)
            .ifPresent(found -> assignments.add(Plan.Assignment.kept(found.column())));
      }
      for (Scope.Entry entry : inputs.get(i).entries()) {
        if (!first.has(entry.column().name())) {
          place.invalidTransform(
              "column %s is not in %s".formatted(entry.column().name(), names.getFirst()),
              "project both to the same columns before");
        }
      }
      plans.add(new Plan.Project(inputs.get(i).plan(), assignments));
    }
    return sources.diagnostics().count() > before ? Optional.empty() : Optional.of(plans);
  }

  private Optional<Rows> combined(List<Plan> plans, Operator operator, boolean distinct) {
    Combination combination = new Combination(binder.ids());
    Optional<Plan> all = Optional.of(plans.getFirst());
    for (int i = 1; i < plans.size() && all.isPresent(); i++) {
      Plan left = all.get();
      Plan right = plans.get(i);
      all =
          ItemBinder.guarded(
              sources.item(i), () -> combination.of(left, right, operator, !distinct));
    }
    return all.map(plan ->
        new Rows(
            plan, plan.columns().stream().map(it -> new Scope.Entry(it, binder.view())).toList()));
  }
}
