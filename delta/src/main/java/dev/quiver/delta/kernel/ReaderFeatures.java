package dev.quiver.delta.kernel;

import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.TableErrors;
import java.util.Set;

/// Refuses tables that ask readers for what we do not do.
///
/// Features of writers alone are no reason, whatever they are.
final class ReaderFeatures {
  private static final Set<String> READ =
      Set.of(
          "columnMapping",
          "deletionVectors",
          "timestampNtz",
          "typeWidening",
          "typeWidening-preview",
          "v2Checkpoint",
          "vacuumProtocolCheck",
          "variantType",
          "variantType-preview",
          "variantShredding",
          "variantShredding-preview");

  private ReaderFeatures() {}

  static void check(String location, Protocol protocol) {
    for (String feature : protocol.readerFeatures()) {
      if (!READ.contains(feature)) {
        throw TableErrors.unsupported(location, "table feature " + feature);
      }
    }
  }
}
