package dev.quiver.optimizer.join;

import java.util.ArrayList;
import java.util.List;

/// Joins of which each row of the result has a row of every member: what is equal between members
/// is equal in all of them.
final class Region {
  /// The relations whose rows may be filtered at once by what is asked of them here.
  long members;

  final List<EqualColumns.Written> equalities = new ArrayList<>();
  final List<Conflict> conflicts = new ArrayList<>();
}
