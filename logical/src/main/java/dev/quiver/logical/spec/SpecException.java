package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import java.util.List;
import java.util.stream.Collectors;

/// Says everything that is wrong with a spec. Its code is the first diagnostic's.
public final class SpecException extends QueryException {
  private static final long serialVersionUID = 1L;

  /// The message names no more than this; the list of diagnostics has them.
  private static final int SHOWN = 100;

  private final transient List<Diagnostic> diagnostics;

  /// Makes an exception of at least one diagnostic.
  public SpecException(List<Diagnostic> diagnostics) {
    super(diagnostics.getFirst().code(), text(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  private static String text(List<Diagnostic> diagnostics) {
    String shown =
        diagnostics.stream().limit(SHOWN).map(Diagnostic::text).collect(Collectors.joining("\n"));
    return diagnostics.size() <= SHOWN
        ? shown
        : shown + "\n… and " + (diagnostics.size() - SHOWN) + " more";
  }

  /// All that is wrong, in the order it was found.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
