package dev.quiver.delta.scan;

import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// A file that notes what is announced of it, and read into memory.
record RecordedFile(RangedFile file, Notes notes) implements RangedFile {
  /// Ranges, in the order they were asked for.
  record Notes(List<Range> announced, List<Range> read) {
    Notes() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /// Bytes of a file.
  record Range(long position, long length) {}

  /// A store whose files are recorded.
  static ObjectStore store(ObjectStore store, Notes notes) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            RecordedFile.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (_, method, arguments) -> {
              try {
                Object answer = method.invoke(store, arguments);
                return answer instanceof RangedFile file ? new RecordedFile(file, notes) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public long bytes() {
    return file.bytes();
  }

  @Override
  public void read(long position, long address, int length) {
    notes.read().add(new Range(position, length));
    file.read(position, address, length);
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    file.read(position, target, offset, length);
  }

  @Override
  public void announce(long position, long length) {
    notes.announced().add(new Range(position, length));
  }

  @Override
  public void close() {
    file.close();
  }
}
