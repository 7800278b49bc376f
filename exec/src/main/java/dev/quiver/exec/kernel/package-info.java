/// Typed loops over columns, each written twice: `Scalar…` is the specification, its twin in `simd`
/// must give the same answer bit for bit.
///
/// Kernels take addresses and know nothing of NULL: they allocate nothing, throw nothing and look
/// at no validity bitmap but as at bits. The caller sizes the outputs and decides what a flag they
/// answer means.
///
/// No kernel reads or writes a byte outside what its arguments name, but for [UnpackKernels] and
/// [DeltaKernels], which say how far they read; a bitmap is named in whole 64-bit words. May use
/// the JDK, the session's setting and [dev.quiver.exec.batch.Memory] only.
///
/// Why twice: loops over raw memory are not vectorized by the JIT (0.46 ns an element against 0.12
/// to 0.24), and vector code that is not compiled yet is 50 times slower than scalar code.
/// [Kernels] chooses.
@NullMarked
package dev.quiver.exec.kernel;

import org.jspecify.annotations.NullMarked;
