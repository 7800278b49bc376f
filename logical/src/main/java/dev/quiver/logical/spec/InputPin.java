package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table that must be opened before a document can be bound: its name in the document, its
/// absolute location, the version that the document pins (the latest otherwise), and how it is
/// looked at.
public record InputPin(String name, String location, TableVersion version, ScanOptions options) {
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
    TableVersion version = version(input, site);
    String location =
        Locations.resolve(base, input.deltaLocation(), site.member("delta_location")).orElse("");
    return new InputPin(
        input.logicalName(),
        location,
        version,
        new ScanOptions(input.requiresLineage(), input.files()));
  }

  private static TableVersion version(InputRelation input, Site site) {
    if (input.versionPin().isPresent() && input.timestampPin().isPresent()) {
      site.twoPins();
    }
    if (input.versionPin().isPresent()) {
      long version = input.versionPin().get();
      if (version < 0) {
        site.member("version_pin").negativeVersion(version);
      }
      return new TableVersion.Numbered(version);
    }
    Optional<TableVersion> time =
        input.timestampPin().flatMap(text -> asOf(text, site.member("timestamp_pin")));
    return time.orElseGet(TableVersion.Latest::new);
  }

  private static Optional<TableVersion> asOf(String text, Site site) {
    try {
      Literal time = TimeText.literal(text, Simple.TIMESTAMP);
      return time.value() instanceof Value.Int(var micros)
          ? Optional.of(new TableVersion.AsOf(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)))
          : Optional.empty();
    } catch (QueryException e) {
      site.add(e);
      return Optional.empty();
    }
  }
}
