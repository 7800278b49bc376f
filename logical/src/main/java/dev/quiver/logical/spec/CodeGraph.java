package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Coercion;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.spec.ViewTransform.CpgEmit;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Binds a CpgEmit: the nodes or edges of a code graph.
final class CodeGraph {
  /// The input that nodes are made of where their own sources have no spans.
  private static final String FILES = "repo_files_v1";

  private static final List<String> NODE_COLUMNS = List.of("entity_id", "path", "bstart", "bend");

  private final ViewBinder binder;

  CodeGraph(ViewBinder binder) {
    this.binder = binder;
  }

  /// What a transform may read besides its sources.
  static List<String> hiddenReads(ViewTransform transform) {
    return transform instanceof CpgEmit(var kind, _) && kind == CpgOutputKind.NODES
        ? List.of(FILES)
        : List.of();
  }

  Optional<Rows> bind(CpgEmit emit) {
    if (emit.sources().isEmpty()) {
      binder
          .site()
          .member("sources")
          .invalidTransform("a CpgEmit without sources", "name at least one");
      return Optional.empty();
    }
    return switch (emit.outputKind()) {
      case NODES -> new UnionBinder(binder).all(emit.sources()).flatMap(this::nodes);
      case EDGES -> new UnionBinder(binder).all(emit.sources());
      // Refused before, by their names.
      case PROPS, PROPS_MAP, EDGES_BY_SRC, EDGES_BY_DST -> Optional.empty();
    };
  }

  private Optional<Rows> nodes(Rows union) {
    if (NODE_COLUMNS.stream().allMatch(union::has)) {
      return Optional.of(union);
    }
    Site place = binder.site().member("sources");
    if (!binder.isInput(FILES)) {
      place.invalidTransform(
          "nodes without "
              + String.join(", ", NODE_COLUMNS.stream().filter(name -> !union.has(name)).toList()),
          "give the sources these columns",
          "or add an input relation " + FILES + ", so that every file becomes a node");
      return Optional.empty();
    }
    binder.warn(
        "NodesOfFiles",
        place,
        "view %s: the sources are not nodes, so that the nodes are those of %s"
            .formatted(binder.view(), FILES));
    return binder.open(FILES, place).flatMap(files -> files(files, place));
  }

  private Optional<Rows> files(Rows files, Site place) {
    Optional<Scope.Entry> path = files.find("path", place);
    Optional<Scope.Entry> size = files.find("size_bytes", place);
    if (path.isEmpty() || size.isEmpty()) {
      return Optional.empty();
    }
    Ref file = new Ref(path.get().column());
    Ref bytes = new Ref(size.get().column());
    if (!bytes.type().isInteger()) {
      place.add(
          Site.TYPE_MISMATCH,
          "type mismatch: size_bytes of %s is %s, not an integer"
              .formatted(FILES, bytes.type().text()));
      return Optional.empty();
    }
    try {
      Literal prefix = new Literal(new Value.Text("node"), Simple.STRING);
      List<Assignment> assignments = new ArrayList<>();
      assignments.add(assign("entity_id", Calls.of("stable_id", List.of(prefix, file))));
      assignments.add(Plan.Assignment.kept(file.column()));
      assignments.add(assign("bstart", new Literal(new Value.Int(0), Simple.INT64)));
      assignments.add(assign("bend", Coercion.to(Simple.INT64, bytes)));
      return Optional.of(
          new Rows(
              new Plan.Project(files.plan(), assignments),
              assignments.stream()
                  .map(it -> new Scope.Entry(it.column(), binder.view()))
                  .toList()));
    } catch (QueryException e) {
      place.add(e);
      return Optional.empty();
    }
  }

  private Assignment assign(String name, Expr value) {
    Column column = binder.ids().deal(name, value.type());
    return new Assignment(column, value);
  }
}
