package dev.quiver.optimizer.estimate;

import dev.quiver.logical.type.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings the ways together in which an OR can be true.
record Alternatives(List<Filtering> ways) {
  void into(Filtering filtering) {
    Map<Column, Domain> common = common();
    double sum = ways.stream().mapToDouble(Filtering::kept).sum();
    double none = 1;
    for (Filtering way : ways) {
      none *= 1 - way.kept();
    }
    filtering.keep(areApart() ? sum : 1 - none);
    common.forEach((column, any) -> {
      Domain all = filtering.domain(column);
      filtering.narrow(column, all.choosing(any.range(), any.distinct()));
    });
  }

  /// The columns that every way says something of, and what they have in any way.
  private Map<Column, Domain> common() {
    List<Filtering> possible = ways.stream().filter(way -> way.kept() > 0).toList();
    Map<Column, Domain> common = new HashMap<>();
    if (possible.isEmpty()) {
      return common;
    }
    for (Column column : possible.getFirst().narrowed().keySet()) {
      possible.stream()
          .filter(way -> way.narrowed().containsKey(column))
          .map(way -> way.narrowed().get(column))
          .reduce(Domain::or)
          .filter(_ -> possible.stream().allMatch(way -> way.narrowed().containsKey(column)))
          .ifPresent(domain -> common.put(column, domain));
    }
    return common;
  }

  /// Whether no row can pass in two ways, since each wants other values of a column.
  private boolean areApart() {
    return ways.getFirst().narrowed().keySet().stream().anyMatch(this::areApart);
  }

  private boolean areApart(Column column) {
    for (int i = 0; i < ways.size(); i++) {
      for (int j = 0; j < i; j++) {
        Domain one = ways.get(i).narrowed().get(column);
        Domain other = ways.get(j).narrowed().get(column);
        if (one == null || other == null || !one.range().meet(other.range()).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }
}
