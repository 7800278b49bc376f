/// The kernels' twins over the Vector API: whole lanes first, the scalar twin for the rest.
///
/// The only package that knows `jdk.incubator.vector`; [dev.quiver.exec.kernel.Kernels] links it
/// through a holder, so that a JVM without the module never does. Memory is one segment that spans
/// all addresses. No `compress` and no `expand`: they are emulated, and slow, outside AVX-512 and
/// SVE.
///
/// No method here takes or gives a vector, so that loops repeat themselves: the compiler may leave
/// a call of ours out of line where the caller has grown, and then makes objects of its vectors,
/// which has cost more than the loop; it never does so to the API's own methods.
@NullMarked
package dev.quiver.exec.kernel.simd;

import org.jspecify.annotations.NullMarked;
