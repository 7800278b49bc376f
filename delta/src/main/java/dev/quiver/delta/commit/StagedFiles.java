package dev.quiver.delta.commit;

import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.StorageException;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.io.StagedWrite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The files of one output, written and not committed.
final class StagedFiles implements StagedWrite {
  private final WriteTarget target;
  private final ObjectStore store;
  private final Cancellation cancellation;
  private final List<StagedFile> files = new ArrayList<>();
  private final Set<String> locations = new LinkedHashSet<>();
  private boolean kept;

  StagedFiles(WriteTarget target, ObjectStore store, Cancellation cancellation) {
    this.target = target;
    this.store = store;
    this.cancellation = cancellation;
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public long rows() {
    return files.stream().mapToLong(file -> file.written().rows()).sum();
  }

  @Override
  public int files() {
    return files.size();
  }

  @Override
  public long bytes() {
    return files.stream().mapToLong(file -> file.written().bytes()).sum();
  }

  WriteTarget target() {
    return target;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// The files, in the order they were finished.
  List<StagedFile> list() {
    return List.copyOf(files);
  }

  /// From here on the file at a location is to be deleted.
  void own(String location) {
    locations.add(location);
  }

  /// The file at a location turned out to be another's.
  void disown(String location) {
    locations.remove(location);
  }

  void add(StagedFile file) {
    files.add(file);
  }

  /// A version has the files, or may have them: they stay.
  void keep() {
    kept = true;
  }

  /// No version has the files after all.
  void giveBack() {
    kept = false;
  }

  /// Tries to delete every file. One that storage does not let go of is in nobody's way: no version
  /// names it, and why none does is what the caller has to say.
  @Override
  public void close() {
    if (kept) {
      return;
    }
    kept = true;
    locations.forEach(this::delete);
  }

  private void delete(String location) {
    try {
      store.delete(location);
    } catch (StorageException _) {
      // A vacuum will find it.
    }
  }
}
