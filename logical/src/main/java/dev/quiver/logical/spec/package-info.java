/// The spec: the JSON document that users write, and its way to a plan.
///
/// Takes in JSON text and pinned tables; hands on a bound program. Names end here: behind this
/// package a plan knows columns by identity. The only place of this room that may use Jackson and
/// commons-codec. Reading is strict and total: every error of a document is told at once, each with
/// its JSON path, because a plan author mends ten typos faster in one round than in ten. Every
/// field has a row in [Treatments] that says whether it is run, warned of or refused; nothing is
/// silently ignored.
@NullMarked
package dev.quiver.logical.spec;

import org.jspecify.annotations.NullMarked;
