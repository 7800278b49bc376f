package dev.quiver.delta.commit;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Failed;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.QueryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Commits what was staged.
public final class Commits {
  private final ObjectStore store;
  private final WriteSettings settings;

  /// Commits to a store.
  public Commits(ObjectStore store, WriteSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// Commits outputs one after the other and tells of each how it went, up to the first that could
  /// not be committed; those after it are not tried. What was committed stays, the rest is still
  /// the caller's to close.
  ///
  /// `notes` go into every commit beside the output's own metadata, which wins.
  public List<CommitOutcome> commit(
      List<? extends StagedWrite> writes, SortedMap<String, String> notes) {
    List<StagedFiles> staged = writes.stream().map(Commits::ours).toList();
    checkLocations(staged);
    List<CommitOutcome> outcomes = new ArrayList<>();
    for (StagedFiles files : staged) {
      CommitOutcome outcome = commit(files, notes);
      outcomes.add(outcome);
      if (!(outcome instanceof Committed)) {
        break;
      }
    }
    return List.copyOf(outcomes);
  }

  private CommitOutcome commit(StagedFiles files, SortedMap<String, String> notes) {
    try {
      return new Transaction(files, store, settings, notes).commit();
    } catch (QueryException e) {
      return new Failed(files.name(), files.target().location(), e);
    }
  }

  private static StagedFiles ours(StagedWrite write) {
    if (write instanceof StagedFiles files) {
      return files;
    }
    throw new IllegalArgumentException("not staged here: " + write.name());
  }

  private static void checkLocations(List<StagedFiles> staged) {
    Map<String, String> outputs = new HashMap<>();
    for (StagedFiles files : staged) {
      String location = files.target().location();
      String other = outputs.put(location, files.name());
      if (other != null) {
        throw WriteErrors.sameTable(other, files.name(), location);
      }
    }
  }
}
