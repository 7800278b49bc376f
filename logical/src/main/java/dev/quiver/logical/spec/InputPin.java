package dev.quiver.logical.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table that must be opened before a document can be bound: its name in the document, its
/// absolute location, and its version if the document pins one (the latest otherwise).
public record InputPin(String name, String location, Optional<Long> version) {
  /// The tables that the wanted part of a document reads, in its order.
  public static List<InputPin> of(Spec spec, BindOptions options) {
    Diagnostics diagnostics = new Diagnostics();
    // Names that clash are for the binder to tell, together with all else.
    SpecNames names = SpecNames.of(spec, new Diagnostics());
    Selection selection = Selection.of(spec, names, options.wanted(), diagnostics);
    List<InputPin> pins = of(spec, names, selection, options.base(), diagnostics);
    diagnostics.throwIfAny();
    return pins;
  }

  /// The tables of a selection; what is wrong with their places is told.
  static List<InputPin> of(
      Spec spec, SpecNames names, Selection selection, String base, Diagnostics diagnostics) {
    List<InputPin> pins = new ArrayList<>();
    for (int i = 0; i < spec.inputRelations().size(); i++) {
      InputRelation input = spec.inputRelations().get(i);
      if (selection.inputs().get(i) && names.inputs().getOrDefault(input.logicalName(), -1) == i) {
        pins.add(pin(input, base, Site.input(spec, i, diagnostics)));
      }
    }
    return List.copyOf(pins);
  }

  private static InputPin pin(InputRelation input, String base, Site site) {
    if (input.versionPin().filter(version -> version < 0).isPresent()) {
      site.member("version_pin").negativeVersion(input.versionPin().get());
    }
    String location =
        Locations.resolve(base, input.deltaLocation(), site.member("delta_location")).orElse("");
    return new InputPin(input.logicalName(), location, input.versionPin());
  }
}
