package dev.quiver.delta.commit;

import dev.quiver.delta.log.CommitFacts;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.plan.Target.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides whether a version that another writer committed since `base` goes together with ours.
///
/// | the other did | append | append that read the table | overwrite |
/// |---|---|---|---|
/// | protocol or metadata | conflict | conflict | conflict |
/// | added rows | | conflict | conflict |
/// | removed a file | | conflict | conflict if it is one of ours to remove, as all are |
/// | moved rows into other files | | | conflict |
/// | nothing of these | | | |
final class ConflictCheck {
  private final WriteTarget target;
  private final Set<String> live;

  ConflictCheck(WriteTarget target) {
    this.target = target;
    this.live =
        target.base().<List<DataFile>>map(Snapshot::files).orElse(List.of()).stream()
            .map(DataFile::identity)
            .collect(Collectors.toSet());
  }

  /// Why the commit cannot stand before ours; empty if it can.
  Optional<String> with(CommitFacts other) {
    if (target.base().isEmpty()) {
      return Optional.of("it created the table (%s)".formatted(other.operation()));
    }
    if (other.changesProtocol() || other.changesMetadata()) {
      return Optional.of(
          "it changed the table's %s (%s)"
              .formatted(other.changesProtocol() ? "protocol" : "metadata", other.operation()));
    }
    if (target.write().mode() == WriteMode.OVERWRITE) {
      return overwriting(other);
    }
    return target.isRead() && other.changesData()
        ? Optional.of("it changed rows that this query read (%s)".formatted(other.operation()))
        : Optional.empty();
  }

  private Optional<String> overwriting(CommitFacts other) {
    long ours = other.removed().stream().filter(live::contains).count();
    if (ours > 0) {
      return Optional.of(
          "it removed %d files this output replaces (%s)".formatted(ours, other.operation()));
    }
    return other.added().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it added %d files this output does not know of (%s)"
                .formatted(other.added().size(), other.operation()));
  }
}
