package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a definition of an aggregate or a tree of joins that stands in two places, in whatever
/// columns.
///
/// ```text
/// output one                   view common
///   Aggregate by a               Aggregate by a
///     Scan t (a)                   Scan t (a)
/// output two             =>    output one
///   Filter b > 1                 View common (a)
///     Aggregate by b           output two
///       Scan t (b := a)          Filter b > 1
///                                  View common (b := a)
/// ```
///
/// An aggregate's groups are kept anyway; the rows of joins may be very many, so they are shared
/// where keeping them is thought to cost less than joining again. Not what can fail, since a shared
/// plan is run whole.
final class ShareCommonPlans implements ProgramRule {
  @Override
  public Optional<Program> apply(Program program, ProgramContext context) {
    CommonPlans plans = CommonPlans.of(program, context.knowledge());
    Sharing sharing = new Sharing(program, plans);
    for (Definition one : program.definitions()) {
      Plan plan = sharing.of(one.plan());
      sharing.definitions.add(new Definition(one.name(), plan));
    }
    List<Sink> sinks = new ArrayList<>();
    for (Sink one : program.sinks()) {
      sinks.add(new Sink(one.name(), sharing.of(one.plan()), one.target()));
    }
    return sharing.shared.isEmpty()
        ? Optional.empty()
        : Optional.of(new Program(sharing.definitions, sinks));
  }

  /// The definitions so far, with those of common plans before whoever reads them first.
  private static final class Sharing {
    private final CommonPlans plans;
    private final Set<String> names = new HashSet<>();
    private final Map<Plan, String> shared = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();

    Sharing(Program program, CommonPlans plans) {
      this.plans = plans;
      program.definitions().forEach(one -> names.add(one.name()));
    }

    Plan of(Plan plan) {
      Plan form = plans.common(plan);
      return form.isSame(plan) ? plan.mapInputs(this::of) : read(plan, form);
    }

    private Plan read(Plan plan, Plan form) {
      String known = shared.get(form);
      String name = known == null ? freshName() : known;
      if (known == null) {
        shared.put(form, name);
        Plan below = plan.mapInputs(this::of);
        definitions.add(new Definition(name, below));
      }
      List<Import> imports = new ArrayList<>();
      for (Column column : plan.columns()) {
        imports.add(new Import(column, imports.size()));
      }
      return new Reference(name, imports);
    }

    private String freshName() {
      String name = "common";
      for (int i = 2; !names.add(name); i++) {
        name = "common " + i;
      }
      return name;
    }
  }
}
