package dev.quiver.delta.store;

import java.util.List;
import java.util.Optional;

/// Files by path. Safe for use by several threads.
///
/// Everything throws [StorageException] when storage does not do as asked.
public interface ObjectStore {
  /// The files beside `path` whose names are not before its name, by the UTF-8 bytes of their
  /// names; of a whole folder when `path` ends in `/`. Missing: the folder is not there.
  List<FileStatus> listFrom(String path);

  /// What is known about the file at `path`; empty where there is none.
  Optional<FileStatus> status(String path);

  /// Opens a file for reading ranges.
  RangedFile open(String path);

  /// Reads a file whole.
  byte[] read(String path);

  /// Begins a file.
  NewFile create(String path);

  /// Writes a whole file, unless one is there: answers whether this very call made it. Of several
  /// callers at most one is answered true, and no reader ever sees a part of the bytes.
  boolean putIfAbsent(String path, byte[] bytes);

  /// Writes a whole file in place of what is there; readers see the old bytes or the new ones.
  void put(String path, byte[] bytes);

  /// Removes a file; answers whether it was there.
  boolean delete(String path);

  /// Makes a folder, and those above it, unless they are there.
  void mkdirs(String path);

  /// The absolute form of a path or `file:` URI, as the other methods take it.
  String resolve(String path);
}
