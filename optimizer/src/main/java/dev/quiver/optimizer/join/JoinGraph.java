package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/// A tree of joins without its order: a hypergraph of what is joined, and all that is asked of it.
///
/// Sets of relations are bits of a long, so a tree of more than 64 is cut: what is left over is a
/// relation. Projections between the joins that only rename are looked through. A condition that
/// can fail makes its join a relation, since it may be evaluated for no more rows than it was.
public final class JoinGraph {
  private static final int MAX_RELATIONS = Long.SIZE;
  private static final Set<JoinType> ANY = EnumSet.allOf(JoinType.class);
  private static final Set<JoinType> INNER = EnumSet.of(JoinType.INNER);

  private final TreeReader tree;
  private final BiPredicate<List<Expr>, Set<Integer>> rejects;
  private final List<Plan> relations = new ArrayList<>();
  private final List<Edge> others = new ArrayList<>();
  private final List<Edge> outers = new ArrayList<>();
  private final List<Edge> products = new ArrayList<>();
  private final List<EqualClass> classes = new ArrayList<>();
  private final List<Conjuncts> own = new ArrayList<>();
  private boolean isWhole = true;

  /// Equal columns, and what keeps them from being compared.
  record EqualClass(EqualColumns columns, List<Conflict> conflicts) {}

  private JoinGraph(TreeReader tree, BiPredicate<List<Expr>, Set<Integer>> rejects) {
    this.tree = tree;
    this.rejects = rejects;
  }

  /// Whether there is something to order.
  public static boolean isTree(Plan plan) {
    return TreeReader.isJoin(plan, ANY);
  }

  /// Whether there is, of inner joins alone.
  public static boolean isInnerTree(Plan plan) {
    return TreeReader.isJoin(plan, INNER);
  }

  /// The graph of such a plan, its relations changed; `rejects` tells of conjuncts whether they let
  /// no row pass in which all columns of some ids are NULL.
  public static JoinGraph of(
      Plan plan, UnaryOperator<Plan> leaf, BiPredicate<List<Expr>, Set<Integer>> rejects) {
    return read(plan, new TreeReader(ANY, leaf), rejects);
  }

  /// The graph of the inner joins alone: other joins are relations of it. It can always be ordered.
  public static JoinGraph ofInner(Plan plan, UnaryOperator<Plan> leaf) {
    return read(plan, new TreeReader(INNER, leaf), (_, _) -> false);
  }

  private static JoinGraph read(
      Plan plan, TreeReader tree, BiPredicate<List<Expr>, Set<Integer>> rejects) {
    JoinGraph graph = new JoinGraph(tree, rejects);
    tree.read(plan, MAX_RELATIONS);
    tree.relations.forEach(_ -> graph.own.add(new Conjuncts(List.of())));
    tree.joins.forEach(graph::add);
    graph.addClasses();
    for (int i = 0; i < tree.relations.size(); i++) {
      graph.relations.add(graph.own.get(i).over(tree.relations.get(i)));
    }
    new Connection(graph).connect(tree.joins).forEach(graph.products::add);
    return graph;
  }

  private void add(WrittenJoin join) {
    List<Conflict> conflicts = join.conflicts(tree.joins, this::rejects);
    if (join.type() != JoinType.INNER) {
      long left = join.needed(join.left(), join.keepsAllOfRight(), tree.joins);
      long right = join.needed(join.right(), true, tree.joins);
      boolean isKeyed = join.on().stream().anyMatch(one -> isKey(one, left, right));
      outers.add(new Edge(join.type(), left, right, join.on(), isKeyed, conflicts));
      return;
    }
    join.region().conflicts.addAll(conflicts);
    join.on().forEach(one -> add(one, join));
  }

  private boolean rejects(List<Expr> conjuncts, long relations) {
    Set<Integer> ids = new HashSet<>();
    for (long rest = relations; rest != 0; rest &= rest - 1) {
      Plan one = tree.relations.get(Long.numberOfTrailingZeros(rest));
      ids.addAll(Uses.ids(one.columns()));
    }
    return rejects.test(conjuncts, ids);
  }

  private void add(Expr conjunct, WrittenJoin join) {
    long uses = tree.relations(conjunct);
    Region region = join.region();
    if (EqualColumns.isOne(conjunct)
        && (uses & ~region.members) == 0
        && conjunct instanceof Compare(_, Ref(var left), Ref(var right))) {
      region.equalities.add(new EqualColumns.Written(tree.member(left), tree.member(right)));
    } else if ((uses & region.members) == uses && Long.bitCount(uses) == 1) {
      ask(conjunct, uses);
    } else {
      isWhole &= Long.bitCount(uses) > 1;
      others.add(edge(conjunct, uses, join));
    }
  }

  private void ask(Expr conjunct, long relation) {
    int place = Long.numberOfTrailingZeros(relation);
    own.set(place, own.get(place).and(new Conjuncts(List.of(conjunct))));
  }

  /// A conjunct between the relations of its two operands, else between those that were joined
  /// where it stands, else between any.
  private Edge edge(Expr conjunct, long uses, WrittenJoin join) {
    long left = uses & join.left();
    boolean isKeyed = false;
    if (conjunct instanceof Compare(var op, var one, var other)) {
      long ofOne = tree.relations(one);
      long ofOther = tree.relations(other);
      if ((ofOne & ofOther) == 0 && ofOne != 0 && ofOther != 0) {
        left = ofOne;
        isKeyed = op == Comparison.EQ || op == Comparison.NOT_DISTINCT;
      }
    }
    if (left == 0 || left == uses) {
      left = Long.lowestOneBit(uses);
    }
    List<Conflict> conflicts = join.region().conflicts;
    return new Edge(JoinType.INNER, left, uses & ~left, List.of(conjunct), isKeyed, conflicts);
  }

  private boolean isKey(Expr conjunct, long left, long right) {
    if (!(conjunct instanceof Compare(var op, var one, var other))
        || (op != Comparison.EQ && op != Comparison.NOT_DISTINCT)) {
      return false;
    }
    long ofOne = tree.relations(one);
    long ofOther = tree.relations(other);
    return ofOne != 0
        && ofOther != 0
        && (((ofOne & ~left) == 0 && (ofOther & ~right) == 0)
            || ((ofOne & ~right) == 0 && (ofOther & ~left) == 0));
  }

  private void addClasses() {
    for (Region region : tree.regions) {
      for (EqualColumns one : EqualColumns.of(region.equalities)) {
        if (Long.bitCount(one.relations()) > 1) {
          classes.add(new EqualClass(one, region.conflicts));
        }
        for (long rest = one.relations(); rest != 0; rest &= rest - 1) {
          long relation = Long.lowestOneBit(rest);
          one.within(relation).forEach(equal -> ask(equal, relation));
        }
      }
    }
  }

  /// What is joined, each with what is asked of it alone, in the order in which it was written.
  List<Plan> relations() {
    return relations;
  }

  /// The joins as written, those below before those above.
  List<WrittenJoin> written() {
    return tree.joins;
  }

  /// Conjuncts of inner joins that are no equalities of columns.
  List<Edge> others() {
    return others;
  }

  /// The joins that are not inner.
  List<Edge> outers() {
    return outers;
  }

  /// Where pairs must be made without a condition.
  List<Edge> products() {
    return products;
  }

  List<EqualClass> classes() {
    return classes;
  }

  /// Whether all that was asked has its place among the joins: a filter of rows that another join
  /// fills with NULLs has none.
  boolean isWhole() {
    return isWhole;
  }

  /// All relations.
  long all() {
    return relations.size() == Long.SIZE ? -1L : (1L << relations.size()) - 1;
  }

  /// A plan of the relations' columns with just these.
  Plan under(Plan plan, List<Column> columns) {
    return plan.columns().equals(columns)
        ? plan
        : new Project(
            plan,
            columns.stream().map(one -> new Assignment(one, tree.own(new Ref(one)))).toList());
  }
}
