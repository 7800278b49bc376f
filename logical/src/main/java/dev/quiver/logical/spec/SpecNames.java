package dev.quiver.logical.spec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Where the inputs, views and outputs of a document are, by name. Views and inputs share one name
/// space; outputs have their own.
record SpecNames(
    Map<String, Integer> inputs, Map<String, Integer> views, Map<String, Integer> outputs) {
  static SpecNames of(Spec spec, Diagnostics diagnostics) {
    Map<String, Integer> inputs = new LinkedHashMap<>();
    Map<String, Integer> views = new LinkedHashMap<>();
    Map<String, Integer> outputs = new LinkedHashMap<>();
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < spec.inputRelations().size(); i++) {
      String name = spec.inputRelations().get(i).logicalName();
      Site site = Site.input(spec, i, diagnostics);
      enter(name, i, inputs, taken, "input", site.member("logical_name"));
    }
    for (int i = 0; i < spec.viewDefinitions().size(); i++) {
      String name = spec.viewDefinitions().get(i).name();
      enter(name, i, views, taken, "view", Site.view(spec, i, diagnostics).member("name"));
    }
    Map<String, String> tables = new HashMap<>();
    for (int i = 0; i < spec.outputTargets().size(); i++) {
      String name = spec.outputTargets().get(i).tableName();
      Site site = Site.output(spec, i, diagnostics);
      enter(name, i, outputs, tables, "output", site.member("table_name"));
    }
    return new SpecNames(inputs, views, outputs);
  }

  /// The names of views and inputs.
  Set<String> relations() {
    Set<String> relations = new LinkedHashSet<>(views.keySet());
    relations.addAll(inputs.keySet());
    return relations;
  }

  private static void enter(
      String name,
      int ordinal,
      Map<String, Integer> names,
      Map<String, String> taken,
      String what,
      Site site) {
    String first = taken.putIfAbsent(name, site.path());
    if (first != null) {
      site.duplicateName(what + " name", name, first);
      return;
    }
    if (name.isBlank()) {
      site.add(Site.INVALID_NAME, "blank " + what + " name", "give it one");
    }
    names.put(name, ordinal);
  }
}
