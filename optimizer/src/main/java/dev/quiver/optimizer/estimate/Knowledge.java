package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.plan.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is thought of the definitions that a plan may refer to: estimated when first asked for, in
/// their order.
public final class Knowledge {
  private final Catalog catalog;
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<String, Profile> known = new HashMap<>();
  private int next;

  /// No definition is known yet.
  public Knowledge(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Adds a definition that refers to earlier ones only.
  public void add(Definition definition) {
    definitions.add(definition);
  }

  /// Estimates for a plan that refers to what has been added.
  public Estimates estimates() {
    for (; next < definitions.size(); next++) {
      Definition one = definitions.get(next);
      known.put(one.name(), new Estimates(catalog, known).profile(one.plan()));
    }
    return new Estimates(catalog, known);
  }
}
