package dev.quiver.exec.filter;

import dev.quiver.exec.filter.Membership.Between;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.Optional;

/// Makes runtime filters of a place in an order: what comes before it, and the place itself, pass.
public final class OrderFilter {
  /// What stands for bytes that are no text: of such a text the order is not known.
  private static final String REPLACEMENT = "\uFFFD";

  private OrderFilter() {}

  /// The filter of all values up to one; empty where nothing can be taken out.
  public static Optional<RuntimeFilter> upTo(
      Literal last, boolean isDescending, boolean nullsFirst) {
    Optional<WordForm> form = WordForm.of(last.type());
    if (form.isEmpty() || (last.isNull() && !nullsFirst) || isNoText(last)) {
      return Optional.empty();
    }
    if (last.isNull()) {
      Membership none = new Between(Long.MAX_VALUE, Long.MIN_VALUE);
      return Optional.of(new RuntimeFilter(none, Bounds.NONE, List.of(), true, true));
    }
    Bounds bounds = isDescending ? Bounds.from(last) : Bounds.to(last);
    Membership membership =
        form.get().isExact() ? between(WordForm.word(last), isDescending) : Between.ALL;
    return Optional.of(new RuntimeFilter(membership, bounds, List.of(), false, nullsFirst));
  }

  private static Between between(long last, boolean isDescending) {
    return isDescending ? new Between(last, Long.MAX_VALUE) : new Between(Long.MIN_VALUE, last);
  }

  private static boolean isNoText(Literal last) {
    return last.value() instanceof Value.Text(var text) && text.contains(REPLACEMENT);
  }
}
