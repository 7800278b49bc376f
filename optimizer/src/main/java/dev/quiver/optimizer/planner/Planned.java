package dev.quiver.optimizer.planner;

import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan;
import java.util.List;

/// A physical plan, its columns, and how many rows it is thought to give.
record Planned(PhysicalPlan plan, List<Column> columns, double rows) {}
