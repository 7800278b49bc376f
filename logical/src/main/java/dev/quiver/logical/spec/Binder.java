package dev.quiver.logical.spec;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds a document to pinned tables: names become columns and types, and the document a program.
///
/// Everything that is wrong with the wanted part of the document is told at once; only what rests
/// on something wrong is passed over. The work is linear in the document: each view is bound once,
/// after those it reads, and no step walks along chains of views. Where in the document views and
/// inputs stand makes no difference to the program.
public final class Binder {
  private final Spec spec;
  private final BindOptions options;
  private final Diagnostics diagnostics = new Diagnostics();
  private final List<SpecWarning> warnings = new ArrayList<>();
  private final Map<Integer, List<Definition>> definitions = new HashMap<>();
  private final SpecNames names;
  private final Selection selection;
  private final Parameters parameters;
  private final Relations relations;

  private Binder(Spec spec, BindOptions options) {
    this.spec = spec;
    this.options = options;
    this.names = SpecNames.of(spec, diagnostics);
    this.selection = Selection.of(spec, names, options.wanted(), diagnostics);
    this.parameters = Parameters.of(spec, names, options.parameters(), diagnostics);
    this.relations = new Relations(names);
  }

  /// The program of the wanted part of `spec` over `tables`, which has every table that
  /// [InputPin#of] lists, by its name in the document, and the changes that [ChangePin#of] lists,
  /// by the name of their view; a [SpecException] of all that is wrong.
  public static Binding bind(Spec spec, Map<String, TableRef> tables, BindOptions options) {
    return new Binder(spec, options).bind(tables);
  }

  /// Tells what is wrong with the wanted part of `spec` as far as that shows without its tables:
  /// what cannot be done, names, cycles, outputs. For when a table cannot be opened, so that the
  /// author hears of the document's own errors first.
  public static void check(Spec spec, BindOptions options) {
    Binder binder = new Binder(spec, options);
    InputPin.of(spec, binder.names, binder.selection, options.base(), binder.diagnostics);
    binder.bindWhatIsKnown();
    binder.diagnostics.throwIfAny();
  }

  private Binding bind(Map<String, TableRef> tables) {
    addInputs(tables);
    addChanges(tables);
    List<Sink> sinks = bindWhatIsKnown();
    diagnostics.throwIfAny();
    return new Binding(new Program(definitionsInOrder(), sinks), warnings);
  }

  private List<Definition> definitionsInOrder() {
    return SpecGraph.byName(spec, names, selection.views()).stream()
        .flatMap(view -> definitions.getOrDefault(view, List.of()).stream())
        .toList();
  }

  private List<Sink> bindWhatIsKnown() {
    Set<String> unwanted = selection.unwanted(spec);
    new TreatmentCheck(warnings, diagnostics, path -> !unwanted.contains(path)).check(spec);
    SpecGraph.order(spec, names, selection.views(), diagnostics).forEach(this::bindView);
    parameters.warnOfUnused(spec, warnings);
    return options.wanted() instanceof Wanted.View(var view) ? rowsOf(view) : bindOutputs();
  }

  private void addInputs(Map<String, TableRef> tables) {
    selection.inputs().stream().forEach(ordinal -> addInput(ordinal, tables));
  }

  private void addInput(int ordinal, Map<String, TableRef> tables) {
    InputRelation input = spec.inputRelations().get(ordinal);
    String name = input.logicalName();
    TableRef table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no table was opened for input " + name);
    }
    Site site = Site.input(spec, ordinal, diagnostics).member("columns");
    relations.add(
        table,
        input.columns().map(columns -> new InputColumns(columns, table.lineage(), site)),
        parameters.on(name));
  }

  private void addChanges(Map<String, TableRef> tables) {
    for (ChangePin pin : ChangePin.of(spec, names, selection, new Diagnostics())) {
      TableRef changes = tables.get(pin.view());
      if (changes == null) {
        throw new IllegalArgumentException("no changes were opened for view " + pin.view());
      }
      relations.addChanges(pin.view(), changes);
    }
  }

  private void bindView(int ordinal) {
    ViewDefinition view = spec.viewDefinitions().get(ordinal);
    Site site = Site.view(spec, ordinal, diagnostics);
    int before = diagnostics.count();
    ViewBinder binder =
        new ViewBinder(
            view.name(),
            site.member("transform"),
            relations,
            parameters,
            warnings,
            spec.version() >= SpecReader.OPENED);
    Optional<Rows> rows =
        binder
            .bind(view.transform())
            .map(it -> Parameters.filtered(it, parameters.on(view.name()), view.name()));
    rows.ifPresent(it -> {
      view.outputSchema()
          .ifPresent(schema -> ContractCheck.check(schema, it, site, view.name(), warnings));
      if (diagnostics.count() == before) {
        List<Definition> made = new ArrayList<>(binder.shared());
        made.add(new Definition(view.name(), it.plan()));
        definitions.put(ordinal, made);
      }
      relations.add(view.name(), it.entries());
    });
  }

  private List<Sink> bindOutputs() {
    OutputBinder binder = new OutputBinder(names, relations, parameters, options.base());
    List<Sink> sinks = new ArrayList<>();
    selection.outputs().stream()
        .forEach(ordinal ->
            binder
                .bind(spec.outputTargets().get(ordinal), Site.output(spec, ordinal, diagnostics))
                .ifPresent(sinks::add));
    return sinks;
  }

  private List<Sink> rowsOf(String view) {
    Site site = new Site("view_definitions", view, diagnostics);
    if (!names.views().containsKey(view)) {
      return List.of();
    }
    Optional<Rows> rows = relations.open(view, new Ids(), site);
    rows.ifPresent(it -> it.checkUnambiguous(site));
    return rows.map(it -> List.of(new Sink(view, it.plan(), new Target.Rows()))).orElse(List.of());
  }
}
