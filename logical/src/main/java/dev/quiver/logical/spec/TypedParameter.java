package dev.quiver.logical.spec;

import java.util.Optional;

/// A value that the document's predicates or outputs are bound to.
public record TypedParameter(Optional<String> label, ParameterTarget target, ParameterValue value) {
  /// Where the value goes.
  public sealed interface ParameterTarget {
    /// To the placeholder `$position`, counted from 1.
    record PlaceholderPos(long position) implements ParameterTarget {}

    /// To an equality of a column: of one input or view, else of every output.
    record FilterEq(Optional<String> baseTable, String filterColumn) implements ParameterTarget {}
  }

  /// A constant with its type.
  public sealed interface ParameterValue {
    /// A string.
    record Utf8(String value) implements ParameterValue {}

    /// A 64-bit integer.
    record Int64(long value) implements ParameterValue {}

    /// A double; equal when bits are equal.
    record Float64(double value) implements ParameterValue {}

    /// A truth value.
    record Bool(boolean value) implements ParameterValue {}

    /// A date, `YYYY-MM-DD`.
    record Date(String value) implements ParameterValue {}

    /// A local date and time in ISO form.
    record Timestamp(String value) implements ParameterValue {}

    /// NULL of a type.
    record Null(String dataType) implements ParameterValue {}
  }
}
