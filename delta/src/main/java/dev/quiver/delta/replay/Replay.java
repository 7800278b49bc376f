package dev.quiver.delta.replay;

import dev.quiver.delta.log.CommitReader;
import dev.quiver.delta.log.FileAction;
import dev.quiver.delta.log.FileAction.Kind;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.SeenFiles;
import dev.quiver.delta.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/// Replays one log segment.
public final class Replay {
  private final ObjectStore store;
  private final String location;
  private final CommitReader commits;
  private final FileTableBuilder files;
  private final SeenFiles seen = new SeenFiles();

  private Replay(ObjectStore store, String location, Metadata metadata) {
    this.store = store;
    this.location = location;
    this.commits = new CommitReader(store);
    this.files = new FileTableBuilder(location, metadata);
  }

  /// The live files of the table at an absolute location, told by the files of its log from the
  /// newest to the oldest: commits and compacted ones, then the parts of a checkpoint.
  public static FileTable files(
      ObjectStore store, String location, Metadata metadata, List<String> newestFirst) {
    Replay replay = new Replay(store, location, metadata);
    for (String file : newestFirst) {
      if (!isCheckpoint(file)) {
        replay.commit(file);
      } else if (file.endsWith(".json")) {
        replay.checkpointJson(file);
      } else {
        replay.checkpoint(file);
      }
    }
    return replay.files.finish();
  }

  private static boolean isCheckpoint(String file) {
    return file.indexOf(".checkpoint.", file.lastIndexOf('/')) >= 0;
  }

  private void commit(String file) {
    int first = files.files();
    commits.read(
        file,
        action -> {
          if (action.kind() == Kind.REMOVE) {
            remove(action, first);
          } else if (action.kind() == Kind.ADD) {
            look(action);
            if (seen.row() == SeenFiles.UNSEEN) {
              seen.see(files.files());
              add(action);
            }
          }
        });
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
    new CheckpointRows(store, files, seen).read(file).forEach(this::sidecar);
  }

  private void sidecar(String path) {
    String file = path.indexOf('/') >= 0 ? path : location + "/_delta_log/_sidecars/" + path;
    new CheckpointRows(store, files, seen).read(store.resolve(file));
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
