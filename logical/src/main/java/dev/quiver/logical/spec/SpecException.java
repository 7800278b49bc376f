package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import java.util.List;
import java.util.stream.Collectors;

/// Says everything that is wrong with a spec. Its code is the first diagnostic's.
public final class SpecException extends QueryException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /// Makes an exception of at least one diagnostic.
  public SpecException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.getFirst().code(),
        diagnostics.stream().map(Diagnostic::text).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /// All that is wrong, in the order it was found.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
