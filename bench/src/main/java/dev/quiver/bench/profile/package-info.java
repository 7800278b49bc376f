/// Says where a query's time goes: samples of the threads that work for it, counted by room, once
/// it is warm.
///
/// The room of a sample is the package of the innermost frame that is this engine's own, so that
/// what the JDK does for a room counts as that room's; raw access to memory counts as its caller's.
@NullMarked
package dev.quiver.bench.profile;

import org.jspecify.annotations.NullMarked;
