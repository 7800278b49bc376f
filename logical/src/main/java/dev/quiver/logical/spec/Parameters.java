package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.FilterEq;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.PlaceholderPos;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The typed parameters of a document, as constants: those of placeholders by position, and the
/// equalities of columns by the relation they filter.
final class Parameters {
  /// Positions are contiguous, so a larger one is wrong anyhow and needs no place in a list.
  private static final int MAX_POSITION = 10_000;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$([0-9]{1,9})");

  /// A name behind one colon: two are a cast.
  private static final Pattern NAME = Pattern.compile("(?<!:):([\\p{L}_][\\p{L}\\p{Nd}_]*)");

  private final SortedMap<Long, Literal> placeholders = new TreeMap<>();
  private final Map<Long, String> placeholderPaths = new HashMap<>();
  private final Map<String, List<Equality>> byRelation = new HashMap<>();
  private final List<Equality> onOutputs = new ArrayList<>();
  private final List<Literal> values = new ArrayList<>();

  private final NamedParameters named;

  private Parameters(NamedParameters named) {
    this.named = named;
  }

  /// `column = value`, put on a relation.
  record Equality(String column, Literal value, Site site) {
    /// The condition on the rows of `owner`; none, and told, where it makes no sense.
    Optional<Expr> on(Rows rows, String owner) {
      Optional<Scope.Entry> found =
          rows.find(column, site.of(owner).member("target.filter_column"));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try {
        Ref ref = new Ref(found.get().column());
        return Optional.of(Comparisons.compare(Comparison.EQ, ref, value));
      } catch (QueryException e) {
        site.of(owner).member("value").add(e);
        return Optional.empty();
      }
    }
  }

  /// The rows of `owner` for which all equalities hold; those that make no sense are told.
  static Rows filtered(Rows rows, List<Equality> equalities, String owner) {
    List<Expr> terms =
        equalities.stream().flatMap(equality -> equality.on(rows, owner).stream()).toList();
    return switch (terms.size()) {
      case 0 -> rows;
      case 1 -> rows.with(new Plan.Filter(rows.plan(), terms.getFirst()));
      default -> rows.with(new Plan.Filter(rows.plan(), new And(terms)));
    };
  }

  static Parameters of(
      Spec spec, SpecNames names, Map<String, String> given, Diagnostics diagnostics) {
    Parameters parameters =
        new Parameters(NamedParameters.of(spec.parameters(), given, diagnostics));
    for (int i = 0; i < spec.typedParameters().size(); i++) {
      Site site = Site.parameter(spec, i, diagnostics);
      TypedParameter parameter = spec.typedParameters().get(i);
      Optional<Literal> value = ParameterLiteral.of(parameter.value(), site.member("value"));
      Literal literal = value.orElse(Literal.nullOf(Simple.NULL));
      switch (parameter.target()) {
        case PlaceholderPos(var position) -> parameters.place(position, literal, site);
        case FilterEq(var table, var column) ->
            parameters.filter(table, new Equality(column, literal, site), names);
      }
    }
    parameters.checkContiguous(diagnostics);
    parameters.fill();
    return parameters;
  }

  private void place(long position, Literal value, Site site) {
    String path = site.member("target.position").path();
    String first = placeholderPaths.putIfAbsent(position, path);
    if (first == null) {
      placeholders.put(position, value);
    } else {
      site.member("target.position")
          .add(
              Site.INVALID_PARAMETER,
              "duplicate parameter: $" + position,
              "the other is at " + first);
    }
  }

  private void filter(Optional<String> table, Equality equality, SpecNames names) {
    if (table.isEmpty()) {
      onOutputs.add(equality);
      return;
    }
    String name = table.get();
    if (!names.inputs().containsKey(name) && !names.views().containsKey(name)) {
      Set<String> known = new LinkedHashSet<>(names.inputs().keySet());
      known.addAll(names.views().keySet());
      equality.site().member("target.base_table").unknownSource("source", name, known);
    }
    byRelation.computeIfAbsent(name, _ -> new ArrayList<>()).add(equality);
  }

  private void checkContiguous(Diagnostics diagnostics) {
    long expected = 1;
    for (long position : placeholders.keySet()) {
      if (position != expected) {
        new Site(placeholderPaths.getOrDefault(position, ""), "", diagnostics)
            .add(
                Site.INVALID_PARAMETER,
                "parameters are not contiguous: $" + position + " without $" + expected,
                "number them from 1 without gaps");
        return;
      }
      expected++;
    }
  }

  private void fill() {
    long last = placeholders.isEmpty() ? 0 : Math.min(placeholders.lastKey(), MAX_POSITION);
    for (long position = 1; position <= last; position++) {
      values.add(placeholders.getOrDefault(position, Literal.nullOf(Simple.NULL)));
    }
  }

  /// The values of `$1`, `$2`, …
  List<Literal> placeholders() {
    return values;
  }

  /// The values of `:name`.
  Map<String, Literal> named() {
    return named.values();
  }

  /// The scope of these columns, with all parameters.
  Scope scope(List<Scope.Entry> entries) {
    return new Scope(entries, values, named.values(), Optional.empty());
  }

  /// The equalities that filter an input or view.
  List<Equality> on(String relation) {
    return byRelation.getOrDefault(relation, List.of());
  }

  /// The equalities that filter every output.
  List<Equality> onOutputs() {
    return onOutputs;
  }

  /// Warns of the placeholders that no predicate names.
  void warnOfUnused(Spec spec, List<SpecWarning> warnings) {
    Set<Long> used = new LinkedHashSet<>();
    Set<String> usedNames = new HashSet<>();
    for (ViewDefinition view : spec.viewDefinitions()) {
      for (String text : view.transform().texts()) {
        PLACEHOLDER.matcher(text).results().forEach(it -> used.add(Long.valueOf(it.group(1))));
        NAME.matcher(text).results().forEach(it -> usedNames.add(it.group(1)));
      }
    }
    placeholderPaths.entrySet().stream()
        .filter(entry -> !used.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry ->
            warnings.add(
                SpecWarning.validation(
                    "UnusedParameter",
                    entry.getValue(),
                    "",
                    "parameter $" + entry.getKey() + " is in no predicate")));
    named
        .paths()
        .forEach((name, path) -> {
          if (!usedNames.contains(name)) {
            warnings.add(
                SpecWarning.validation(
                    "UnusedParameter", path, "", "parameter :" + name + " is in no expression"));
          }
        });
  }
}
