package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ChangeRange.AtTime;
import dev.quiver.logical.catalog.ChangeRange.AtVersion;
import dev.quiver.logical.catalog.ChangeRange.End;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// Reads the ends of a range of changes, and tells what is wrong with them.
final class ChangeBounds {
  private final ViewTransform.IncrementalCdf changes;
  private final Site site;
  private boolean wrong;

  /// The ends of a transform at `site`.
  ChangeBounds(ViewTransform.IncrementalCdf changes, Site site) {
    this.changes = changes;
    this.site = site;
  }

  /// The range; none where something was told.
  Optional<ChangeRange> range() {
    boolean byVersion =
        changes.startingVersion().isPresent() || changes.endingVersion().isPresent();
    boolean byTime =
        changes.startingTimestamp().isPresent() || changes.endingTimestamp().isPresent();
    if (byVersion && byTime) {
      site.invalidTransform(
          "a range of both versions and timestamps",
          "give both ends as versions, or as timestamps");
      return Optional.empty();
    }
    ChangeRange range =
        new ChangeRange(
            end(changes.startingVersion(), changes.startingTimestamp(), "starting_"),
            end(changes.endingVersion(), changes.endingTimestamp(), "ending_"));
    if (!wrong && isBackwards(range)) {
      wrong = true;
      site.invalidTransform("a range that ends before it starts", "swap its ends");
    }
    return wrong ? Optional.empty() : Optional.of(range);
  }

  private Optional<End> end(Optional<Long> version, Optional<String> time, String prefix) {
    if (version.filter(it -> it < 0).isPresent()) {
      wrong = true;
      site.member(prefix + "version").negativeVersion(version.get());
    }
    return version
        .<End>map(AtVersion::new)
        .or(() -> time.flatMap(it -> time(it, site.member(prefix + "timestamp"))));
  }

  private Optional<End> time(String text, Site place) {
    try {
      Value value = TimeText.literal(text, Simple.TIMESTAMP).value();
      return Optional.of(new AtTime(((Value.Int) value).value()));
    } catch (QueryException e) {
      wrong = true;
      place.add(e);
      return Optional.empty();
    }
  }

  private static boolean isBackwards(ChangeRange range) {
    return switch (range.from().orElse(null)) {
      case AtVersion(var from) -> range.to().orElse(null) instanceof AtVersion(var to) && from > to;
      case AtTime(var from) -> range.to().orElse(null) instanceof AtTime(var to) && from > to;
      case null -> false;
    };
  }
}
