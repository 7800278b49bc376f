package dev.quiver.logical.sql;

import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import java.util.Collection;

/// The relations that a query can name, and where what it shares goes.
public interface Tables {
  /// The names there are.
  Collection<String> names();

  /// The rows of the relation of exactly this name, which there is, in columns dealt from `ids`.
  Plan open(String name, Ids ids);

  /// Adds a definition of the program, which queries read by a Reference to the name it answers.
  String define(String name, Plan plan);
}
