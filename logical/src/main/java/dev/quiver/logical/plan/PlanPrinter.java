package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Renders plans as indented outlines, one node a line: the text of golden files and errors.
///
/// Nothing in the text depends on ids, paths or the machine; equal plans have equal text.
public final class PlanPrinter {
  private final ColumnNames names;
  private final PlanWords words;
  private final Map<String, List<String>> definitions;
  private final StringBuilder out;
  private final Iterator<List<String>> notes;

  private PlanPrinter(
      Plan plan,
      Map<String, List<String>> definitions,
      StringBuilder out,
      Iterator<List<String>> notes) {
    this.names = new ColumnNames(columns(plan));
    this.words = new PlanWords(names);
    this.definitions = definitions;
    this.out = out;
    this.notes = notes;
  }

  /// A plan by itself. What a Reference's columns are called in their definition is not said.
  public static String print(Plan plan) {
    StringBuilder out = new StringBuilder();
    new PlanPrinter(plan, Map.of(), out, Collections.emptyIterator()).print(plan, 0);
    return out.toString();
  }

  /// A whole program: `view NAME` blocks, then `output NAME` blocks; a program that is one plan
  /// prints as that plan.
  public static String print(Program program) {
    return print(program, Collections.emptyIterator());
  }

  /// The same with notes on the nodes in the order of their lines, as many as there are: the first
  /// of a node's stands behind its line, each other on a line below.
  public static String print(Program program, Iterator<List<String>> notes) {
    if (program.definitions().isEmpty() && program.sinks().size() == 1) {
      Plan plan = program.sinks().getFirst().plan();
      StringBuilder out = new StringBuilder();
      new PlanPrinter(plan, Map.of(), out, notes).print(plan, 0);
      return out.toString();
    }
    StringBuilder out = new StringBuilder();
    Map<String, List<String>> known = new HashMap<>();
    for (Definition definition : program.definitions()) {
      out.append("view ").append(Identifiers.quoted(definition.name())).append('\n');
      PlanPrinter printer = new PlanPrinter(definition.plan(), known, out, notes);
      printer.print(definition.plan(), 1);
      known.put(
          definition.name(), definition.plan().columns().stream().map(printer.names::of).toList());
    }
    for (Sink sink : program.sinks()) {
      out.append("output ").append(Identifiers.quoted(sink.name())).append('\n');
      new PlanPrinter(sink.plan(), known, out, notes).print(sink.plan(), 1);
    }
    return out.toString();
  }

  /// Every column that some node of the plan introduces.
  static List<Column> columns(Plan plan) {
    List<Column> columns = new ArrayList<>();
    collect(plan, columns);
    return columns;
  }

  private static void collect(Plan plan, List<Column> columns) {
    plan.inputs().forEach(input -> collect(input, columns));
    switch (plan) {
      case Scan(_, var imports, _) -> imports.forEach(one -> columns.add(one.column()));
      case Reference(_, var imports) -> imports.forEach(one -> columns.add(one.column()));
      case Empty(var made) -> columns.addAll(made);
      case Project(_, var assignments) -> assignments.forEach(one -> columns.add(one.column()));
      case Aggregate(_, _, var calls) -> calls.forEach(one -> columns.add(one.column()));
      case Union(_, var made) -> columns.addAll(made);
      case Values(var made, _) -> columns.addAll(made);
      case MarkJoin(_, _, var mark, _) -> columns.add(mark);
      case Filter _, Join _, Repeat _, Sort _, Limit _, TopK _ -> {}
    }
  }

  private void print(Plan plan, int depth) {
    out.repeat("  ", depth).append(line(plan));
    List<String> own = notes.hasNext() ? notes.next() : List.of();
    own.stream().limit(1).forEach(note -> out.append("  ").append(note));
    out.append('\n');
    own.stream().skip(1).forEach(note -> out.repeat("  ", depth + 2).append(note).append('\n'));
    plan.inputs().forEach(input -> print(input, depth + 1));
  }

  private String line(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) ->
          "Scan "
              + table.text()
              + words.imports(
                  imports, i -> Identifiers.quoted(table.schema().fields().get(i).name()))
              + words.files(table.files())
              + words.where(filters);
      case Reference(var name, var imports) ->
          "View " + Identifiers.quoted(name) + view(name, imports);
      case Empty(var columns) -> "Empty" + words.typed(columns);
      case Values(var columns, var rows) ->
          "Values" + words.typed(columns) + words.rows(columns, rows);
      case Filter(_, var predicate) -> "Filter " + names.of(predicate);
      case Project(_, var assignments) -> "Project" + words.assignments(assignments);
      case Join(_, _, var type, var condition) ->
          "Join "
              + (type == JoinType.INNER ? "" : type.name().toLowerCase(Locale.ROOT) + " ")
              + names.of(condition);
      case MarkJoin(_, _, var mark, var condition) ->
          "MarkJoin " + names.of(mark) + " := " + names.of(condition);
      case Aggregate(_, var keys, var calls) -> "Aggregate" + words.grouping(keys, calls);
      case Union(_, var columns) -> "Union (" + names.of(columns) + ")";
      case Repeat(_, var times) -> "Repeat " + names.of(times);
      case Sort(_, var keys) -> "Sort" + words.ordering(keys);
      case Limit(_, var offset, var count) -> "Limit" + PlanWords.limit(offset, count);
      case TopK(_, var keys, var count) -> "TopK " + count + words.ordering(keys);
    };
  }

  private String view(String name, List<Import> imports) {
    List<String> sources = definitions.get(name);
    return sources == null ? words.imports(imports) : words.imports(imports, sources::get);
  }
}
