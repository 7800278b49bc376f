package dev.quiver.delta.kernel;

import dev.quiver.delta.store.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows Kernel of a log's folder what is of the log.
///
/// Other files would confuse it: it takes any name of digits for a commit, and an empty checkpoint,
/// which somebody began to write, for a checkpoint. And it insists on the commit that a checkpoint
/// stands for, although it reads nothing of it: where that was cleaned up, it is shown all the
/// same.
final class LogNames {
  private static final Pattern OF_THE_LOG =
      Pattern.compile(
          "\\d{20}\\.(?:json|crc|\\d{20}\\.compacted\\.json"
              + "|checkpoint(?:\\.\\d{10}\\.\\d{10})?\\.parquet"
              + "|checkpoint\\.[^.]+\\.(?:parquet|json))|_last_checkpoint");
  private static final Pattern CHECKPOINT = Pattern.compile("(.*/(\\d{20}))\\.checkpoint\\..*");

  private LogNames() {}

  /// The files of the log among those of its folder, in their order.
  static List<FileStatus> of(List<FileStatus> files) {
    List<FileStatus> shown = new ArrayList<>();
    for (FileStatus file : files) {
      commitBefore(shown, Optional.of(name(file))).ifPresent(shown::add);
      if (isOfTheLog(file)) {
        shown.add(file);
      }
    }
    commitBefore(shown, Optional.empty()).ifPresent(shown::add);
    return shown;
  }

  /// The commit of the checkpoint shown last, if it should come before the next name and does not.
  private static Optional<FileStatus> commitBefore(List<FileStatus> shown, Optional<String> next) {
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    FileStatus last = shown.getLast();
    Matcher checkpoint = CHECKPOINT.matcher(last.path());
    if (!checkpoint.matches()) {
      return Optional.empty();
    }
    String commit = checkpoint.group(2) + ".json";
    return next.isPresent() && next.get().compareTo(commit) <= 0
        ? Optional.empty()
        : Optional.of(new FileStatus(checkpoint.group(1) + ".json", 0, last.modified()));
  }

  private static boolean isOfTheLog(FileStatus file) {
    String name = name(file);
    return OF_THE_LOG.matcher(name).matches()
        && (file.bytes() > 0 || !name.contains(".checkpoint."));
  }

  private static String name(FileStatus file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }
}
