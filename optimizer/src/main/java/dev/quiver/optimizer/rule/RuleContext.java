package dev.quiver.optimizer.rule;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.estimate.Knowledge;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a rule may ask for while one definition is rewritten.
public final class RuleContext {
  private final ConstantFolder folder;
  private final Catalog catalog;
  private final Knowledge knowledge;
  private final IdentityHashMap<Plan, List<Column>> columns = new IdentityHashMap<>();
  private final Map<TableColumn, Boolean> full = new HashMap<>();
  private int lastId;
  private long visits;

  /// A context for rewriting `plan` over tables of a catalog: fresh ids begin above those it has.
  public RuleContext(Plan plan, ConstantFolder folder, Catalog catalog) {
    this(plan, folder, catalog, new Knowledge(catalog));
  }

  /// The same for a plan that refers to definitions of which something is known.
  public RuleContext(Plan plan, ConstantFolder folder, Catalog catalog, Knowledge knowledge) {
    this.folder = folder;
    this.catalog = catalog;
    this.knowledge = knowledge;
    this.lastId = PlanColumns.lastId(plan);
  }

  /// A column with an id that nothing in the definition has. The only way to a new column.
  public Column fresh(String name, DataType type) {
    return new Column(++lastId, name, type);
  }

  /// The value of an expression without columns; empty where evaluating it ends in an error.
  public Optional<Literal> fold(Expr expr) {
    return folder.fold(expr);
  }

  /// What metadata tells of a table's rows; see [Catalog#facts].
  public Optional<List<Value>> facts(TableRef table, List<Expr> conjuncts, List<TableFact> facts) {
    return catalog.facts(table, conjuncts, facts);
  }

  /// What is thought of the rows of plans.
  public Estimates estimates() {
    return knowledge.estimates();
  }

  /// Whether metadata tells for sure that no row of a table has NULL in a column.
  boolean hasNoNull(TableRef table, int column) {
    return full.computeIfAbsent(
        new TableColumn(table, column),
        _ ->
            facts(table, List.of(), List.of(new TableFact.Rows(), new TableFact.Present(column)))
                .filter(counts -> counts.getFirst().equals(counts.getLast()))
                .isPresent());
  }

  private record TableColumn(TableRef table, int column) {}

  /// The columns of a plan, each node's computed once.
  public List<Column> columns(Plan plan) {
    List<Column> known = columns.get(plan);
    if (known == null) {
      known = plan instanceof Plan.Filter(var input, _) ? columns(input) : plan.columns();
      columns.put(plan, known);
    }
    return known;
  }

  /// How many nodes rules have been shown.
  public long visits() {
    return visits;
  }

  void visit() {
    visits++;
  }
}
