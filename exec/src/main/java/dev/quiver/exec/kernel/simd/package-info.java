/// The kernels' twins over the Vector API: whole lanes first, the scalar twin for the rest.
///
/// The only package that knows `jdk.incubator.vector`; [dev.quiver.exec.kernel.Kernels] links it
/// through a holder, so that a JVM without the module never does. Memory is one segment that spans
/// all addresses. No `compress` and no `expand`: they are emulated, and slow, outside AVX-512 and
/// SVE.
@NullMarked
package dev.quiver.exec.kernel.simd;

import org.jspecify.annotations.NullMarked;
