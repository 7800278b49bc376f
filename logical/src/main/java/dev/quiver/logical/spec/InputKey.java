package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// What an author knows of some columns of an input: that they are unique, or that each value is
/// one of another input's.
public record InputKey(
    List<String> columns, Optional<Boolean> unique, Optional<ReferencedInput> references) {
  public InputKey {
    columns = List.copyOf(columns);
  }

  /// The input and the columns that values refer to.
  public record ReferencedInput(String input, List<String> columns) {
    public ReferencedInput {
      columns = List.copyOf(columns);
    }
  }
}
