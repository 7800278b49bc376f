package dev.quiver.logical.spec;

import dev.quiver.logical.catalog.ChangeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A range of changes that must be resolved to versions before a document can be bound: the view
/// that asks, the input whose changes they are, and the range.
public record ChangePin(String view, String input, ChangeRange range) {
  /// The ranges that the wanted part of a document asks for, in its order; those of inputs that are
  /// none are for the binder to tell.
  public static List<ChangePin> of(Spec spec, BindOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    SpecNames names = SpecNames.of(spec, new Diagnostics());
    Selection selection = Selection.of(spec, names, options.wanted(), new Diagnostics());
    List<ChangePin> pins = of(spec, names, selection, diagnostics);
    diagnostics.throwIfAny();
    return pins;
  }

  /// The ranges of a selection; what is wrong with them is told.
  static List<ChangePin> of(
      Spec spec, SpecNames names, Selection selection, Diagnostics diagnostics) {
    List<ChangePin> pins = new ArrayList<>();
    for (int i = selection.views().nextSetBit(0); i >= 0; i = selection.views().nextSetBit(i + 1)) {
      ViewDefinition view = spec.viewDefinitions().get(i);
      if (view.transform() instanceof ViewTransform.IncrementalCdf changes
          && names.inputs().containsKey(changes.source())) {
        Site site = Site.view(spec, i, diagnostics).member("transform");
        Optional<ChangeRange> range = new ChangeBounds(changes, site).range();
        range.ifPresent(it -> pins.add(new ChangePin(view.name(), changes.source(), it)));
      }
    }
    return List.copyOf(pins);
  }
}
