package dev.quiver.exec;

import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.operator.Operator;
import dev.quiver.exec.operator.Source;
import java.util.ArrayList;
import java.util.List;

/// A source and the operators over it, up to the breaker of its pipeline.
///
/// `after` must be complete, and `awaited` published, before the source is opened; `isLast` asks
/// for all earlier streams of the pipeline to be read to the end as well. `held` is released when
/// the pipeline is complete.
record Stream(
    Source source,
    List<Link> links,
    List<Pipeline> after,
    List<FilterSlot> awaited,
    boolean isLast,
    List<AutoCloseable> held) {
  Stream {
    links = List.copyOf(links);
    after = List.copyOf(after);
    awaited = List.copyOf(awaited);
    held = List.copyOf(held);
  }

  /// Makes an operator over another; called once for each chain, since operators are driven by one
  /// thread at a time.
  interface Link {
    Operator over(Operator input);
  }

  /// What a source gives once `after` is complete.
  static Stream of(Source source, Pipeline... after) {
    return new Stream(source, List.of(), List.of(after), List.of(), false, List.of());
  }

  /// This stream with another operator on top.
  Stream with(Link link) {
    return new Stream(source, append(links, link), after, awaited, isLast, held);
  }

  /// The same, for a source that waits for the earlier streams of its pipeline as well.
  static Stream last(Source source, Pipeline... after) {
    return new Stream(source, List.of(), List.of(after), List.of(), true, List.of());
  }

  /// This stream, which reads what `before` has made and `resource` holds.
  Stream behind(Pipeline before, AutoCloseable resource) {
    return new Stream(
        source, links, append(after, before), awaited, isLast, append(held, resource));
  }

  /// This stream, which asks a runtime filter.
  Stream awaiting(FilterSlot slot) {
    return new Stream(source, links, after, append(awaited, slot), isLast, held);
  }

  /// Whether the source may be opened.
  boolean isReady() {
    return after.stream().allMatch(Pipeline::isComplete)
        && awaited.stream().allMatch(FilterSlot::isPublished);
  }

  private static <T> List<T> append(List<T> list, T member) {
    List<T> longer = new ArrayList<>(list);
    longer.add(member);
    return longer;
  }
}
