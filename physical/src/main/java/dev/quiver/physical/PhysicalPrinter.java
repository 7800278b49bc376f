package dev.quiver.physical;

import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.ColumnNames;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.PlanWords;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Renders physical plans as indented outlines, one node a line, in the words of the logical text.
public final class PhysicalPrinter {
  private final ColumnNames names;
  private final PlanWords words;
  private final Map<String, List<String>> shares;
  private final StringBuilder out;
  private final Iterator<List<String>> notes;

  private PhysicalPrinter(
      PhysicalPlan plan,
      Map<String, List<String>> shares,
      StringBuilder out,
      Iterator<List<String>> notes) {
    List<Column> columns = new ArrayList<>();
    collect(plan, columns);
    this.names = new ColumnNames(columns);
    this.words = new PlanWords(names);
    this.shares = shares;
    this.out = out;
    this.notes = notes;
  }

  /// A plan by itself.
  public static String print(PhysicalPlan plan) {
    StringBuilder out = new StringBuilder();
    new PhysicalPrinter(plan, Map.of(), out, Collections.emptyIterator()).print(plan, 0);
    return out.toString();
  }

  /// A whole program: `Share NAME` blocks, then `output NAME` blocks; a program that is one plan
  /// prints as that plan.
  public static String print(PhysicalProgram program) {
    return print(program, Collections.emptyIterator());
  }

  /// The same with notes on the nodes in the order of their lines, as many as there are: the first
  /// of a node's stands behind its line, each other on a line below.
  public static String print(PhysicalProgram program, Iterator<List<String>> notes) {
    if (program.shares().isEmpty() && program.sinks().size() == 1) {
      PhysicalPlan plan = program.sinks().getFirst().plan();
      StringBuilder out = new StringBuilder();
      new PhysicalPrinter(plan, Map.of(), out, notes).print(plan, 0);
      return out.toString();
    }
    StringBuilder out = new StringBuilder();
    Map<String, List<String>> known = new HashMap<>();
    for (Share share : program.shares()) {
      out.append("Share ").append(Identifiers.quoted(share.name())).append('\n');
      PhysicalPrinter printer = new PhysicalPrinter(share.plan(), known, out, notes);
      printer.print(share.plan(), 1);
      known.put(share.name(), share.plan().columns().stream().map(printer.names::of).toList());
    }
    for (PhysicalSink sink : program.sinks()) {
      out.append("output ").append(Identifiers.quoted(sink.name())).append('\n');
      new PhysicalPrinter(sink.plan(), known, out, notes).print(sink.plan(), 1);
    }
    return out.toString();
  }

  /// The one line of this node, in the names of the plan `within` which it stands.
  public static String line(PhysicalPlan node, PhysicalPlan within) {
    return new PhysicalPrinter(within, Map.of(), new StringBuilder(), Collections.emptyIterator())
        .line(node);
  }

  private static void collect(PhysicalPlan plan, List<Column> columns) {
    plan.inputs().forEach(input -> collect(input, columns));
    switch (plan) {
      case TableScan(_, var imports, _, _) ->
          imports.stream().map(Import::column).forEach(columns::add);
      case ShareScan(_, var imports) -> imports.stream().map(Import::column).forEach(columns::add);
      case Empty(var made) -> columns.addAll(made);
      case Project(_, var made) -> made.stream().map(Assignment::column).forEach(columns::add);
      case HashAggregate(_, _, var calls) -> calls.forEach(one -> columns.add(one.column()));
      case Union(_, var made) -> columns.addAll(made);
      case Values(var made, _) -> columns.addAll(made);
      case MarkJoin(_, _, var mark, _) -> columns.add(mark);
      case Filter _, HashJoin _, NestedLoopJoin _, Repeat _, Sort _, Limit _, TopK _ -> {}
    }
  }

  private void print(PhysicalPlan plan, int depth) {
    out.repeat("  ", depth).append(line(plan));
    List<String> own = notes.hasNext() ? notes.next() : List.of();
    own.stream().limit(1).forEach(note -> out.append("  ").append(note));
    out.append('\n');
    own.stream().skip(1).forEach(note -> out.repeat("  ", depth + 2).append(note).append('\n'));
    plan.inputs().forEach(input -> print(input, depth + 1));
  }

  private String line(PhysicalPlan plan) {
    return switch (plan) {
      case TableScan(var table, var imports, var filters, var sifts) ->
          "TableScan "
              + table.text()
              + words.imports(
                  imports, i -> Identifiers.quoted(table.schema().fields().get(i).name()))
              + words.files(table.files())
              + words.where(filters.stream().map(ScanFilter::conjunct).toList())
              + sifts.stream().map(this::sift).collect(Collectors.joining());
      case ShareScan(var name, var imports) ->
          "ShareScan " + Identifiers.quoted(name) + share(name, imports);
      case Empty(var columns) -> "Empty" + words.typed(columns);
      case Values(var columns, var rows) ->
          "Values" + words.typed(columns) + words.rows(columns, rows);
      case Filter(_, var predicate) -> "Filter " + names.of(predicate);
      case Project(_, var assignments) -> "Project" + words.assignments(assignments);
      case HashJoin(_, _, var type, var on, var build) ->
          "HashJoin " + typed(type) + on(on) + (", build " + lower(build)) + published(on, build);
      case MarkJoin(_, _, var mark, var on) -> "MarkJoin " + names.of(mark) + " := " + on(on);
      case NestedLoopJoin(_, _, var type, var condition) ->
          "NestedLoopJoin " + typed(type) + names.of(condition);
      case HashAggregate(_, var keys, var calls) -> "HashAggregate" + words.grouping(keys, calls);
      case Union(_, var columns) -> "Union (" + names.of(columns) + ")";
      case Repeat(_, var times) -> "Repeat " + names.of(times);
      case Sort(_, var keys) -> "Sort" + words.ordering(keys);
      case Limit(_, var offset, var count) -> "Limit" + PlanWords.limit(offset, count);
      case TopK(_, var keys, var count, var filters) ->
          "TopK " + count + words.ordering(keys) + bounded(keys, filters);
    };
  }

  private String share(String name, List<Import> imports) {
    List<String> sources = shares.get(name);
    return sources == null ? words.imports(imports) : words.imports(imports, sources::get);
  }

  private static String typed(JoinType type) {
    return type == JoinType.INNER ? "" : lower(type) + " ";
  }

  private String on(JoinOn on) {
    if (on.keys().isEmpty() && on.residual().isEmpty()) {
      return "TRUE";
    }
    String keys = on.keys().stream().map(this::key).collect(Collectors.joining(" AND "));
    return on.residual().isEmpty()
        ? keys
        : on.residual().stream()
            .map(names::of)
            .collect(
                Collectors.joining(" and ", keys + (keys.isEmpty() ? "" : " ") + "where ", ""));
  }

  private String key(JoinKey key) {
    String relation = key.matchesNull() ? " IS NOT DISTINCT FROM " : " = ";
    return names.of(key.left()) + relation + names.of(key.right());
  }

  private String sift(Sift sift) {
    return ", filter %d: %s".formatted(sift.filter(), names.of(sift.value()));
  }

  private String published(JoinOn on, Side build) {
    return on.publications().stream()
        .map(one -> {
          JoinKey key = on.keys().get(one.key());
          String value = names.of(build == Side.LEFT ? key.left() : key.right());
          return ", filter %d: %s".formatted(one.filter(), value);
        })
        .collect(Collectors.joining());
  }

  private String bounded(List<SortKey> keys, List<Integer> filters) {
    return filters.stream()
        .map(one -> ", filter %d: %s".formatted(one, names.of(keys.getFirst().value())))
        .collect(Collectors.joining());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
