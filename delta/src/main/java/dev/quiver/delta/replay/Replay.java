package dev.quiver.delta.replay;

import dev.quiver.delta.log.CommitReader;
import dev.quiver.delta.log.CommitReader.Visitor;
import dev.quiver.delta.log.FileAction;
import dev.quiver.delta.log.FileAction.Kind;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.SeenFiles;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replays one log segment.
public final class Replay {
  /// Pages of checkpoints are read off heap; half a gigabyte is room for the largest by far.
  private static final ExecutionSettings SETTINGS =
      new ExecutionSettings(1, 4_096, 512L << 20, KernelChoice.AUTO);

  private final ObjectStore store;
  private final Metadata metadata;
  private final ExecutionContext context;
  private final String location;
  private final CommitReader commits;
  private final FileTableBuilder files;
  private final SeenFiles seen = new SeenFiles();
  private boolean changesMore;

  private Replay(
      ObjectStore store,
      String location,
      Metadata metadata,
      FileTableBuilder files,
      ExecutionContext context) {
    this.store = store;
    this.metadata = metadata;
    this.context = context;
    this.location = location;
    this.commits = new CommitReader(store);
    this.files = files;
  }

  /// The live files of the table at an absolute location, told by the files of its log from the
  /// newest to the oldest: commits and compacted ones, then the parts of a checkpoint.
  public static FileTable files(
      ObjectStore store, String location, Metadata metadata, List<String> newestFirst) {
    try (ExecutionContext context = new ExecutionContext(SETTINGS, new Cancellation())) {
      Replay replay =
          new Replay(store, location, metadata, new FileTableBuilder(location, metadata), context);
      newestFirst.forEach(replay::read);
      return replay.files.finish();
    }
  }

  /// The live files after some commits, given newest first, behind a version whose files are known.
  /// Empty where one of them changes more than files.
  public static Optional<FileTable> refresh(
      ObjectStore store, Snapshot base, List<String> newestFirst) {
    try (ExecutionContext context = new ExecutionContext(SETTINGS, new Cancellation())) {
      FileTableBuilder files = FileTableBuilder.beside(base.files(), base.metadata());
      Replay replay = new Replay(store, base.location(), base.metadata(), files, context);
      newestFirst.forEach(replay::commit);
      if (replay.changesMore) {
        return Optional.empty();
      }
      files.addAll(base.files(), row -> replay.isUnseen(base.files(), row));
      return Optional.of(files.finish());
    }
  }

  private boolean isUnseen(FileTable base, int row) {
    if (seen.isEmpty()) {
      return true;
    }
    base.look(row, seen);
    return seen.row() == SeenFiles.UNSEEN;
  }

  private void read(String file) {
    if (!isCheckpoint(file)) {
      commit(file);
    } else if (file.endsWith(".json")) {
      checkpointJson(file);
    } else {
      checkpoint(file);
    }
  }

  private static boolean isCheckpoint(String file) {
    return file.indexOf(".checkpoint.", file.lastIndexOf('/')) >= 0;
  }

  private void commit(String file) {
    commits.read(file, new Commit(files.files()));
  }

  /// One commit's actions.
  private final class Commit implements Visitor {
    private final int first;

    Commit(int first) {
      this.first = first;
    }

    @Override
    public void file(FileAction action) {
      if (action.kind() == Kind.REMOVE) {
        remove(action, first);
      } else if (action.kind() == Kind.ADD) {
        look(action);
        if (seen.row() == SeenFiles.UNSEEN) {
          seen.see(files.files());
          add(action);
        }
      }
    }

    @Override
    public void other(String action, Slice document) {
      changesMore |= action.equals("protocol") || action.equals("metaData");
    }
  }

  /// Within a commit a remove stands before all adds, wherever it is written.
  private void remove(FileAction action, int first) {
    look(action);
    int row = seen.row();
    if (row >= first) {
      files.drop(row);
    }
    if (row == SeenFiles.UNSEEN || row >= first) {
      seen.see(SeenFiles.REMOVED);
    }
  }

  private void checkpointJson(String file) {
    List<String> sidecars = new ArrayList<>();
    commits.read(
        file,
        action -> {
          if (action.kind() == Kind.SIDECAR) {
            sidecars.add(action.path().text());
          } else if (action.kind() == Kind.ADD) {
            look(action);
            if (seen.row() == SeenFiles.UNSEEN) {
              add(action);
            }
          }
        });
    sidecars.forEach(this::sidecar);
  }

  private void checkpoint(String file) {
    checkpointFile().read(file).forEach(this::sidecar);
  }

  private void sidecar(String path) {
    String file = path.indexOf('/') >= 0 ? path : location + "/_delta_log/_sidecars/" + path;
    checkpointFile().read(store.resolve(file));
  }

  private CheckpointFile checkpointFile() {
    return new CheckpointFile(store, metadata, files, seen, context);
  }

  private void look(FileAction action) {
    if (action.hasVector()) {
      seen.look(action.path(), action.vectorStorage(), action.vectorPath(), action.vectorOffset());
    } else {
      seen.look(action.path());
    }
  }

  private void add(FileAction action) {
    files.begin(action.path());
    for (int i = 0; i < action.partitions(); i++) {
      files.partition(action.partitionName(i), action.partitionText(i));
    }
    if (action.statistics().isPresent()) {
      files.statistics(action.statistics());
    }
    if (action.hasVector()) {
      files.vector(action.vector());
    }
    files.tracking(action.baseRowId(), action.commitVersion());
    files.end(action.bytes(), action.modified());
  }
}
