package dev.quiver.exec.io;

/// Written files that no table knows yet. Who opened the sink commits it; closing it before deletes
/// the files.
public interface StagedWrite extends AutoCloseable {
  /// The output's name.
  String name();

  /// Rows written.
  long rows();

  /// Files written.
  int files();

  /// Bytes written.
  long bytes();

  /// Deletes the files, as far as storage lets it, unless they were committed; safe twice.
  @Override
  void close();
}
