package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Parameter.Supply;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.stream.Collectors;

/// A function's names (the first is its own, the others are aliases), what it takes and what it
/// gives.
record Signature(
    List<String> names,
    List<Parameter> parameters,
    ResultType result,
    NullRule nulls,
    boolean canFail) {
  Signature {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
    for (int i = 1; i < parameters.size(); i++) {
      Supply before = parameters.get(i - 1).supply();
      boolean isOptional = parameters.get(i).supply() instanceof Supply.Optional;
      if (before instanceof Supply.Repeated || (before instanceof Supply.Optional && !isOptional)) {
        throw new IllegalArgumentException("no call could tell these apart: " + parameters);
      }
    }
  }

  static Names named(String... names) {
    return new Names(List.of(names));
  }

  /// This signature with another rule for NULLs than EXACT.
  Signature nulls(NullRule other) {
    return new Signature(names, parameters, result, other, canFail);
  }

  /// This signature of a function that ends in an error for some arguments.
  Signature fails() {
    return new Signature(names, parameters, result, nulls, true);
  }

  /// The call as documentation writes it.
  String text() {
    return parameters.stream()
        .map(Parameter::text)
        .collect(Collectors.joining(", ", names.getFirst() + "(", ")"));
  }

  /// The beginning of a signature.
  record Names(List<String> names) {
    Takes takes(Parameter... parameters) {
      return new Takes(names, List.of(parameters));
    }
  }

  /// All of a signature but its result.
  record Takes(List<String> names, List<Parameter> parameters) {
    Signature gives(DataType type) {
      return gives((ResultType) _ -> type);
    }

    Signature gives(ResultType result) {
      return new Signature(names, parameters, result, NullRule.EXACT, false);
    }
  }
}
