package dev.quiver.exec.batch;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.BufferAllocator;

/// Owns the memory of one Arrow allocation, which is C's: not zeroed, on 16 bytes.
///
/// Not an `Arena`: closing a shared one stops every thread for a moment, 80 µs on an idle machine
/// and milliseconds on a busy one, where `malloc` and `free` together take 0.1 µs. Where C's
/// library can be told so (GNU's), it keeps some memory that was freed: to take each block of a
/// hash table from the system and to give it back costs a quarter of the query in page faults.
final class Chunk extends AllocationManager {
  private static final MethodHandle MALLOC =
      function("malloc", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  private static final MethodHandle FREE =
      function("free", FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));

  private static final int KEEP_BYTES_OPTION = -1;
  private static final int EXTRA_BYTES_OPTION = -2;
  private static final int OWN_MAPPING_OPTION = -3;
  private static final int KEPT_BYTES = 256 << 20;
  private static final int EXTRA_BYTES = 1 << 20;

  /// As large as it may be.
  private static final int LARGEST_SHARED = 32 << 20;

  static {
    Linker.nativeLinker().defaultLookup().find("mallopt").ifPresent(Chunk::keepFreed);
  }

  private final long address;
  private final long bytes;

  Chunk(BufferAllocator allocator, long bytes) {
    super(allocator);
    this.bytes = bytes;
    this.address = malloc(bytes);
  }

  @Override
  public long getSize() {
    return bytes;
  }

  @Override
  protected long memoryAddress() {
    return address;
  }

  @Override
  protected void release0() {
    try {
      FREE.invokeExact(address);
    } catch (Throwable e) {
      throw new AssertionError("free throws nothing", e);
    }
  }

  private static long malloc(long bytes) {
    long address;
    try {
      address = (long) MALLOC.invokeExact(bytes);
    } catch (Throwable e) {
      throw new AssertionError("malloc throws nothing", e);
    }
    if (address == 0) {
      throw new OutOfMemoryError("the system has no " + bytes + " bytes left");
    }
    return address;
  }

  @SuppressWarnings("restricted") // It sets three numbers.
  private static void keepFreed(MemorySegment function) {
    MethodHandle option =
        Linker.nativeLinker()
            .downcallHandle(
                function,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      // A refusal leaves things as they are.
      int _ = (int) option.invokeExact(KEEP_BYTES_OPTION, KEPT_BYTES);
      int _ = (int) option.invokeExact(EXTRA_BYTES_OPTION, EXTRA_BYTES);
      int _ = (int) option.invokeExact(OWN_MAPPING_OPTION, LARGEST_SHARED);
    } catch (Throwable e) {
      throw new AssertionError("mallopt throws nothing", e);
    }
  }

  @SuppressWarnings("restricted") // Wrong descriptors would crash the JVM; these are C's own.
  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), descriptor, Linker.Option.critical(false));
  }
}
