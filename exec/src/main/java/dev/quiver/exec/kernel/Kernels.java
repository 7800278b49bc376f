package dev.quiver.exec.kernel;

import dev.quiver.exec.context.ExecutionSettings.KernelChoice;

/// Chooses which kernels run.
public final class Kernels {
  private final String choice;

  private Kernels(String choice) {
    this.choice = choice;
  }

  /// The kernels of a session's setting, as far as this machine has them.
  public static Kernels of(KernelChoice choice) {
    return new Kernels("scalar (asked for " + choice + ")");
  }

  /// What was chosen, and why, for people.
  @Override
  public String toString() {
    return choice;
  }
}
