package dev.quiver.engine.golden;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.BindOptions;
import dev.quiver.logical.spec.Binder;
import dev.quiver.logical.spec.ChangePin;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.Wanted;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// The plans of one spec over tables that are only described, and which rules made them.
public record GoldenPlans(
    Program logical, Program optimized, PhysicalProgram physical, Set<String> fired) {
  public GoldenPlans {
    fired = Set.copyOf(fired);
  }

  /// Plans a spec; `folder` gives constant expressions their value.
  public static GoldenPlans of(
      Spec spec, List<GoldenTable> described, Function<Expr, Optional<Literal>> folder) {
    GoldenCatalog catalog = new GoldenCatalog(described);
    BindOptions options = new BindOptions(new Wanted.Everything(), "/");
    Map<String, TableRef> tables = new HashMap<>(catalog.byName());
    ChangePin.of(spec, options)
        .forEach(pin -> tables.put(pin.view(), catalog.changes(pin.input(), pin.range())));
    Program logical = Binder.bind(spec, tables, options).program();
    Optimizer optimizer = new Optimizer(folder::apply, catalog, OptimizerSettings.DEFAULT);
    Set<String> fired = new HashSet<>();
    Program optimized = optimizer.optimize(logical, firing -> fired.add(firing.rule()));
    return new GoldenPlans(logical, optimized, optimizer.plan(optimized).physical(), fired);
  }

  /// The generated sections of a golden file, in their order.
  SequencedMap<String, String> sections() {
    SequencedMap<String, String> sections = new LinkedHashMap<>();
    sections.put("logical", PlanPrinter.print(logical));
    sections.put("optimized", PlanPrinter.print(optimized));
    sections.put("physical", PhysicalPrinter.print(physical));
    return sections;
  }
}
