package dev.quiver.exec.kernel;

import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.kernel.simd.SimdCompareKernels;
import dev.quiver.exec.kernel.simd.SimdDeltaKernels;
import dev.quiver.exec.kernel.simd.SimdGatherKernels;
import dev.quiver.exec.kernel.simd.SimdHashKernels;
import dev.quiver.exec.kernel.simd.SimdInterleaveKernels;
import dev.quiver.exec.kernel.simd.SimdLanes;
import dev.quiver.exec.kernel.simd.SimdProductKernels;
import dev.quiver.exec.kernel.simd.SimdSpreadKernels;
import dev.quiver.exec.kernel.simd.SimdSumKernels;
import dev.quiver.exec.kernel.simd.SimdUnpackKernels;

/// The kernels a query runs on, one of each family, chosen once for all of them.
///
/// `toString` says what was chosen and why.
public record Kernels(
    String choice,
    UnpackKernels unpack,
    CompareKernels compare,
    SumKernels sum,
    GatherKernels gather,
    HashKernels hash,
    SpreadKernels spread,
    DeltaKernels delta,
    InterleaveKernels interleave,
    ProductKernels product) {
  private static final String MODULE = "jdk.incubator.vector";
  private static final int MIN_LANES = 4;

  /// The kernels of a session's setting, as far as this machine has them. The first call for AUTO
  /// begins to warm the SIMD kernels in the background; which ones a query gets changes nothing but
  /// its speed.
  public static Kernels of(KernelChoice choice) {
    return switch (choice) {
      case SCALAR -> scalar("scalar");
      case SIMD -> hasModule() ? simd() : scalar("scalar: the JVM has no module " + MODULE);
      case AUTO -> auto();
    };
  }

  /// The scalar kernels.
  public static Kernels scalar() {
    return scalar("scalar");
  }

  @Override
  public String toString() {
    return choice;
  }

  private static Kernels auto() {
    if (!hasModule()) {
      return scalar("scalar: the JVM has no module " + MODULE);
    }
    if (SimdLanes.count() < MIN_LANES) {
      return scalar("scalar: this processor has fewer than " + MIN_LANES + " lanes");
    }
    return Warmth.isWarm() ? simd() : scalar("scalar: SIMD is not warm yet");
  }

  private static boolean hasModule() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  private static Kernels scalar(String choice) {
    return new Kernels(
        choice,
        new ScalarUnpackKernels(),
        new ScalarCompareKernels(),
        new ScalarSumKernels(),
        new ScalarGatherKernels(),
        new ScalarHashKernels(),
        new ScalarSpreadKernels(),
        new ScalarDeltaKernels(),
        new ScalarInterleaveKernels(),
        new ScalarProductKernels());
  }

  private static Kernels simd() {
    return Simd.KERNELS;
  }

  /// Apart, so that only those who ask for SIMD link its classes.
  private static final class Simd {
    static final Kernels KERNELS =
        new Kernels(
            "simd: " + SimdLanes.count() + " lanes of 64 bits",
            new SimdUnpackKernels(),
            new SimdCompareKernels(),
            new SimdSumKernels(),
            new SimdGatherKernels(),
            new SimdHashKernels(),
            new SimdSpreadKernels(),
            new SimdDeltaKernels(),
            new SimdInterleaveKernels(),
            new SimdProductKernels());
  }

  /// Apart, so that only AUTO starts the thread, once.
  private static final class Warmth {
    private static final WarmUp WARM_UP = WarmUp.start(Simd.KERNELS);

    static boolean isWarm() {
      return WARM_UP.isDone();
    }
  }
}
