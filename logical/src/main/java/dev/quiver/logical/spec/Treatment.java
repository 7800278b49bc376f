package dev.quiver.logical.spec;

import java.util.function.Predicate;

/// What becomes of a field of the document.
sealed interface Treatment {
  /// It takes part in the run; the fields in it have treatments of their own.
  record Run() implements Treatment {}

  /// It takes part in the run with all that is in it.
  record RunWhole() implements Treatment {}

  /// It names something to people and is part of the hash, and does nothing else.
  record Label() implements Treatment {}

  /// It does nothing yet, and a value other than `unused` is told.
  record Warned(Json unused, String what) implements Treatment {}

  /// It cannot be done, so a value other than `unused` is an error.
  record Refused(Json unused, String what) implements Treatment {}

  /// It takes part in the run unless the value is one that cannot be done.
  record RefusedWhen(Predicate<Json> refused, String what) implements Treatment {}
}
