package dev.quiver.bench.race;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// What a time is: the wall's, or what this process was given of the processors, which other work
/// on the machine disturbs less and which counts our compiler and collector against us.
public enum Clock {
  WALL {
    @Override
    public long nanos() {
      return System.nanoTime();
    }
  },
  CPU {
    @Override
    public long nanos() {
      return ProcessTime.nanos();
    }
  };

  /// The time on it.
  public abstract long nanos();

  /// The C library's clock: the JDK's own ticks in hundredths of a second.
  private static final class ProcessTime {
    private static final int LINUX = 2;
    private static final int MAC_OS = 12;
    private static final int ID = System.getProperty("os.name").startsWith("Mac") ? MAC_OS : LINUX;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @SuppressWarnings("restricted") // clock_gettime writes two words and keeps nothing.
    private static final MethodHandle CLOCK_GETTIME =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    static long nanos() {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
        int error = (int) CLOCK_GETTIME.invokeExact(ID, time);
        if (error != 0) {
          throw new IllegalStateException("clock_gettime: " + error);
        }
        return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS_PER_SECOND
            + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
