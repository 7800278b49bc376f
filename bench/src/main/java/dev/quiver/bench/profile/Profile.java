package dev.quiver.bench.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Samples, counted by room, by operator and by method; what the query's own threads did not do is
/// counted apart, by thread.
final class Profile {
  private static final int PERCENT = 100;

  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<String, Integer> operators = new HashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();
  private final Map<String, Integer> others = new HashMap<>();
  private int samples;
  private int outside;

  /// A frame of a stack, innermost first.
  record Frame(String type, String method) {
    private static final String OURS = "dev.quiver.";
    private static final String MEMORY = "dev.quiver.exec.batch.Memory";

    /// Classes made at run time, of lambdas and patterns, count as those they are made for.
    Frame {
      type = type.replaceFirst("\\$\\$.*", "");
    }

    /// A frame that time is counted as.
    boolean counts() {
      return type.startsWith(OURS) && !type.startsWith(MEMORY) && !type.startsWith(OURS + "bench");
    }

    /// The package, from this engine's own on: `exec.hash`.
    String room() {
      String within = type.substring(OURS.length());
      return within.substring(0, Math.max(within.lastIndexOf('.'), 0));
    }

    /// The type without its package, and the method.
    String name() {
      return simpleType() + '.' + method;
    }

    String simpleType() {
      return type.substring(type.lastIndexOf('.') + 1);
    }
  }

  /// Counts one sample of a thread that works for the query; without a frame of this engine it is
  /// none of the query's.
  void add(String thread, List<Frame> stack) {
    List<Frame> ours = stack.stream().filter(Frame::counts).toList();
    if (ours.isEmpty()) {
      addOutside(thread);
      return;
    }
    samples++;
    Frame innermost = ours.getFirst();
    rooms.merge(innermost.room(), 1, Integer::sum);
    methods.merge(innermost.room() + ' ' + innermost.name(), 1, Integer::sum);
    operators.merge(
        ours.stream()
            .filter(frame -> frame.room().equals("exec.operator"))
            .findFirst()
            .map(Frame::simpleType)
            .orElse("(outside of operators)"),
        1,
        Integer::sum);
  }

  /// Counts one sample of what is no part of the query.
  void addOutside(String thread) {
    outside++;
    others.merge(thread, 1, Integer::sum);
  }

  /// How many samples are the query's.
  int samples() {
    return samples;
  }

  /// How many samples are not, in a hundred of all.
  double percentOutside() {
    return outside == 0 ? 0 : (double) PERCENT * outside / (samples + outside);
  }

  /// The threads that were sampled outside of the query, as shares of all samples.
  List<String> others() {
    return most(others, samples + outside, Integer.MAX_VALUE);
  }

  /// The rooms, by what is spent in each.
  List<String> rooms() {
    return most(rooms, samples, Integer.MAX_VALUE);
  }

  /// The operators that were at work, with all they called.
  List<String> operators() {
    return most(operators, samples, Integer.MAX_VALUE);
  }

  /// The hottest methods.
  List<String> methods(int most) {
    return most(methods, samples, most);
  }

  private static List<String> most(Map<String, Integer> counts, int all, int most) {
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    return sorted.stream()
        .limit(most)
        .map(entry ->
            String.format(
                Locale.ROOT,
                "%5.1f %%  %s",
                (double) PERCENT * entry.getValue() / all,
                entry.getKey()))
        .toList();
  }
}
