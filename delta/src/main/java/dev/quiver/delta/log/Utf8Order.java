package dev.quiver.delta.log;

/// Orders text by its UTF-8 bytes, without making them.
///
/// That is the order of code points. UTF-16 units have another: surrogates, which stand for the
/// greatest code points, are not the greatest units.
public final class Utf8Order {
  private Utf8Order() {}

  /// Below, at or above zero as `left` is less than, equal to or greater than `right`.
  public static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
