package dev.quiver.logical.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A way into a variant: `$`, then fields (`.name`, `['any name']`) and elements (`[0]`).
public record VariantPath(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]'\"]+)|\\[(\\d{1,9})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

  /// Keeps a copy.
  public VariantPath {
    steps = List.copyOf(steps);
  }

  /// One step down.
  public sealed interface Step {
    /// To a field of an object.
    record Field(String name) implements Step {}

    /// To an element of a list, the first being 0.
    record Element(int index) implements Step {}
  }

  /// The path that a text says, if it is one.
  public static Optional<VariantPath> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text).region(1, text.length());
    int end = 1;
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    return end == text.length() ? Optional.of(new VariantPath(steps)) : Optional.empty();
  }

  private static Step step(Matcher matcher) {
    if (matcher.group(2) != null) {
      return new Step.Element(Integer.parseInt(matcher.group(2)));
    }
    String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
    return new Step.Field(name != null ? name : matcher.group(4));
  }
}
