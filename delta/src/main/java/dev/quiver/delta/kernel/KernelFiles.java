package dev.quiver.delta.kernel;

import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.delta.store.StorageException;
import io.delta.kernel.engine.FileReadRequest;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.util.Iterator;

/// Kernel's file system: our store, for reading.
final class KernelFiles implements FileSystemClient {
  private final ObjectStore store;

  KernelFiles(ObjectStore store) {
    this.store = store;
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String path) throws FileNotFoundException {
    try {
      Iterator<FileStatus> files =
          LogNames.of(store.listFrom(path)).stream().map(KernelFiles::status).iterator();
      return new Iterators<>(files);
    } catch (StorageException e) {
      throw missing(e);
    }
  }

  @Override
  public String resolvePath(String path) {
    return store.resolve(path);
  }

  @Override
  public CloseableIterator<ByteArrayInputStream> readFiles(
      CloseableIterator<FileReadRequest> requests) {
    return requests.map(this::read);
  }

  @Override
  public FileStatus getFileStatus(String path) throws FileNotFoundException {
    return store
        .status(path)
        .map(KernelFiles::status)
        .orElseThrow(() -> new FileNotFoundException(path));
  }

  @Override
  public boolean mkdirs(String path) {
    throw readOnly(path);
  }

  @Override
  public boolean delete(String path) {
    throw readOnly(path);
  }

  @Override
  public void copyFileAtomically(String from, String to, boolean overwrite) {
    throw readOnly(to);
  }

  private ByteArrayInputStream read(FileReadRequest request) {
    byte[] bytes = new byte[request.getReadLength()];
    try (RangedFile file = store.open(request.getPath())) {
      file.read(request.getStartOffset(), bytes, 0, bytes.length);
    }
    return new ByteArrayInputStream(bytes);
  }

  private static FileStatus status(dev.quiver.delta.store.FileStatus file) {
    return FileStatus.of(file.path(), file.bytes(), file.modified());
  }

  private static FileNotFoundException missing(StorageException e) {
    if (!e.code().equals(StorageException.MISSING)) {
      throw e;
    }
    FileNotFoundException missing = new FileNotFoundException(e.path());
    missing.initCause(e);
    return missing;
  }

  private static IllegalStateException readOnly(String path) {
    return new IllegalStateException("Kernel does not write; Quiver commits itself: " + path);
  }
}
