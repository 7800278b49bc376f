package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.fixture.FixedCatalog;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Binds small documents written as text, and shows what came of it.
///
/// Tables are lines of a [FixedCatalog]; views are lines `name [read views]: transform`, of which
/// the last is the output unless outputs are given.
final class Binds {
  private static final String BASE = "/base";

  private final List<String> tables;
  private final List<String> views;
  private String outputs = "";
  private String more = "";
  private int version = 4;
  private Wanted wanted = new Wanted.Everything();

  private Binds(List<String> tables, List<String> views) {
    this.tables = tables;
    this.views = views;
  }

  static Binds of(String tables, String views) {
    return new Binds(tables.lines().toList(), views.lines().toList());
  }

  static Binds of(List<String> tables, List<String> views) {
    return new Binds(tables, views);
  }

  Binds outputs(String json) {
    this.outputs = json;
    return this;
  }

  /// More fields of the document.
  Binds with(String fields) {
    this.more = fields;
    return this;
  }

  Binds wanting(Wanted part) {
    this.wanted = part;
    return this;
  }

  /// As a document of version 5.
  Binds opened() {
    this.version = 5;
    return this;
  }

  Spec spec() {
    return SpecReader.read(
        """
        {"version": %d, %s
         "input_relations": [%s],
         "view_definitions": [%s],
         "join_graph": {"edges": [], "constraints": []},
         "output_targets": [%s],
         "rule_intents": [], "rulepack_profile": "Default"}
        """
            .formatted(
                version,
                more.isEmpty() ? "" : more + ",",
                tables.stream().map(Binds::input).collect(Collectors.joining(", ")),
                views.stream().map(Binds::view).collect(Collectors.joining(",\n")),
                outputs.isEmpty() ? output() : outputs));
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static String input(String table) {
    return "{\"logical_name\": \"%s\", \"delta_location\": \"%s\"}"
        .formatted(name(table), name(table));
  }

  private static String view(String line) {
    int open = line.indexOf('[');
    int close = line.indexOf("]:");
    int contract = line.indexOf(" :: ");
    String reads =
        List.of(line.substring(open + 1, close).split(",")).stream()
            .map(String::strip)
            .filter(read -> !read.isEmpty())
            .map(read -> '"' + read + '"')
            .collect(Collectors.joining(", "));
    return """
    {"name": "%s", "view_kind": "k", "view_dependencies": [%s], "transform": %s,
     "output_schema": {"columns": {%s}}}\
    """
        .formatted(
            line.substring(0, open).strip(),
            reads,
            line.substring(close + 2, contract < 0 ? line.length() : contract),
            contract < 0 ? "" : line.substring(contract + 4));
  }

  private String output() {
    return "{\"table_name\": \"o\", \"delta_location\": \"o\", \"columns\": [], \"source_view\": \"%s\"}"
        .formatted(name(views.getLast()));
  }

  Binding bind() {
    Spec spec = spec();
    FixedCatalog catalog = FixedCatalog.of(String.join("\n", tables));
    BindOptions options = new BindOptions(wanted, BASE);
    Map<String, TableRef> pinned =
        InputPin.of(spec, options).stream()
            .map(InputPin::name)
            .collect(Collectors.toMap(name -> name, catalog::table));
    ChangePin.of(spec, options)
        .forEach(pin -> pinned.put(pin.view(), catalog.changes(pin.input(), pin.range())));
    Binding binding = Binder.bind(spec, pinned, options);
    PlanChecker.check(binding.program());
    return binding;
  }

  /// Asserts the text of the program.
  void gives(String text) {
    assertThat(PlanPrinter.print(bind().program())).isEqualTo(text);
  }

  /// Asserts the warnings, each as `kind path: message`.
  void warns(String... lines) {
    List<String> found = new ArrayList<>();
    for (SpecWarning warning : bind().warnings()) {
      found.add(
          warning.context().getOrDefault("kind", warning.code().wire())
              + " "
              + warning.context().get("path")
              + ": "
              + warning.message());
    }
    assertThat(found).containsExactly(lines);
  }

  /// Asserts all that is wrong, each as `CODE path (owner): message [hints]`.
  void fails(String... lines) {
    SpecException e = catchThrowableOfType(SpecException.class, this::bind);
    assertThat(e).as("bound without an error").isNotNull();
    assertThat(e.diagnostics().stream().map(Binds::line)).containsExactly(lines);
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.code()
        + " "
        + diagnostic.path()
        + (diagnostic.owner().isEmpty() ? "" : " (" + diagnostic.owner() + ")")
        + ": "
        + diagnostic.message()
        + (diagnostic.hints().isEmpty() ? "" : " " + diagnostic.hints());
  }
}
