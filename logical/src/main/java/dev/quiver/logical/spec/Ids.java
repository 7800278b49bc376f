package dev.quiver.logical.spec;

import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;

/// Deals the column ids of one definition.
final class Ids {
  private int next = 1;

  Column deal(String name, DataType type) {
    return new Column(next++, name, type);
  }
}
