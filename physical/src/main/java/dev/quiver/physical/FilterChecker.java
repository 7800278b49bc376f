package dev.quiver.physical;

import dev.quiver.logical.plan.Soundness;
import dev.quiver.logical.plan.Soundness.Violation;
import dev.quiver.logical.type.DataType;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.Publication;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Says whether the runtime filters of a program are told before they are heard: each is published
/// once, and sifts rows only below the probe side of a join that drops those that meet nothing, or
/// below a TopK.
final class FilterChecker {
  private final Set<Integer> published = new HashSet<>();

  /// Checks one plan of the program.
  void check(PhysicalPlan plan) {
    check(plan, Map.of());
  }

  private void check(PhysicalPlan plan, Map<Integer, DataType> heard) {
    switch (plan) {
      case TableScan scan -> scan.sifts().forEach(sift -> check(sift, heard));
      case HashJoin join -> check(join, heard);
      case TopK top -> check(top.input(), told(top, heard));
      case MarkJoin join when !join.on().publications().isEmpty() ->
          throw new Violation("a mark join keeps all rows, and cannot publish a filter");
      case PhysicalPlan other -> other.inputs().forEach(input -> check(input, heard));
    }
  }

  private static void check(Sift sift, Map<Integer, DataType> heard) {
    DataType type = heard.get(sift.filter());
    if (type == null) {
      throw new Violation("filter %d is not published above".formatted(sift.filter()));
    }
    Soundness.agree("filter " + sift.filter(), type, sift.value().type());
  }

  private void check(HashJoin join, Map<Integer, DataType> heard) {
    Map<Integer, DataType> probed = new HashMap<>(heard);
    for (Publication one : join.on().publications()) {
      if (!join.dropsUnmatchedProbes()) {
        throw new Violation("%s keeps the rows that filters take out".formatted(join.type()));
      }
      publish(one.filter());
      probed.put(one.filter(), key(join.on(), one).left().type());
    }
    boolean left = join.build() == Side.LEFT;
    check(join.left(), left ? heard : probed);
    check(join.right(), left ? probed : heard);
  }

  private Map<Integer, DataType> told(TopK top, Map<Integer, DataType> heard) {
    Map<Integer, DataType> told = new HashMap<>(heard);
    for (int filter : top.filters()) {
      publish(filter);
      told.put(filter, top.keys().getFirst().value().type());
    }
    return told;
  }

  private void publish(int filter) {
    if (!published.add(filter)) {
      throw new Violation("filter %d is published twice".formatted(filter));
    }
  }

  private static JoinKey key(JoinOn on, Publication one) {
    if (one.key() < 0 || one.key() >= on.keys().size()) {
      throw new Violation("there is no key %d to publish".formatted(one.key()));
    }
    return on.keys().get(one.key());
  }
}
