package dev.quiver.delta.log;

import dev.quiver.delta.log.FileAction.Kind;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.delta.store.ObjectStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Reads the actions of commits, compacted commits and checkpoints in JSON: a document a line.
public final class CommitReader {
  private static final Map<String, Kind> FILES =
      Map.of("add", Kind.ADD, "remove", Kind.REMOVE, "cdc", Kind.CDC, "sidecar", Kind.SIDECAR);

  private final ObjectStore store;
  private final JsonBytes json = new JsonBytes();
  private final FileAction action = new FileAction();
  private final Slice name = new Slice();
  private final Slice other = new Slice();

  /// Reads files of a store.
  public CommitReader(ObjectStore store) {
    this.store = store;
  }

  /// Is told of the actions in their order. What it is shown is good until it returns.
  public interface Visitor {
    /// An action on a file.
    void file(FileAction file);

    /// Any other action, as its name and its JSON.
    default void other(String action, Slice document) {}
  }

  /// Shows the actions of a file; a [dev.quiver.logical.catalog.TableException] that names the line
  /// where one is no such thing.
  public void read(String path, Visitor visitor) {
    byte[] bytes = store.read(path);
    long number = 1;
    for (int from = 0; from < bytes.length; number++) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (!isBlank(bytes, from, end)) {
        try {
          line(bytes, from, end, visitor);
        } catch (IOException e) {
          throw TableErrors.corruptLine(path, number, String.valueOf(e.getMessage()), e);
        }
      }
      from = end + 1;
    }
  }

  private void line(byte[] bytes, int from, int end, Visitor visitor) throws IOException {
    json.forget();
    json.open(bytes, from, end);
    json.object();
    while (json.member(name)) {
      if (json.isNull()) {
        continue;
      }
      String what = name.text();
      Optional<Kind> kind = Optional.ofNullable(FILES.get(what));
      if (kind.isPresent()) {
        action.read(kind.get(), json);
        visitor.file(action);
      } else {
        json.scalar(other);
        visitor.other(what, other);
      }
    }
    json.finish();
  }

  private static boolean isBlank(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
