package dev.quiver.exec.filter;

import java.util.HashMap;
import java.util.Map;

/// The runtime filters of one execution, by the ids that its plans give them; those who publish and
/// those who sift meet here before anything runs. One thread uses it.
public final class RuntimeFilters {
  private final Map<Integer, FilterSlot> slots = new HashMap<>();

  /// No filter is known yet.
  public RuntimeFilters() {}

  /// Where the filter of an id is put and found.
  public FilterSlot slot(int id) {
    return slots.computeIfAbsent(id, _ -> new FilterSlot());
  }
}
