package dev.quiver.engine.cli;

/// What the process ends with.
final class ExitCode {
  static final int DONE = 0;

  /// The answer is no.
  static final int NO = 1;

  /// The request cannot be done as asked.
  static final int REFUSED = 2;

  /// A defect of ours: EX_SOFTWARE of sysexits.
  static final int DEFECT = 70;

  private ExitCode() {}
}
