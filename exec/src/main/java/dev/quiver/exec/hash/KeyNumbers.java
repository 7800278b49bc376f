package dev.quiver.exec.hash;

/// Numbers the values of one key in a few bits, NULL among them.
///
/// Values shown to [#widen] have numbers from the next [#open] on, which may give all values other
/// numbers.
sealed interface KeyNumbers extends AutoCloseable permits KeyRange, KeyTexts {
  /// The bits of a number.
  int bits();

  /// Puts each row's number behind those that are there; answers false if there is a value without
  /// a number.
  boolean encode(Cursor in, int[] numbers);

  /// Takes up the values shown.
  void widen(Cursor in);

  /// Takes up a row's value.
  void widen(long row);

  /// Begins to number all values taken up.
  void open();

  /// The number of a row's value, which has one.
  long number(long row);

  /// Adds the value of a number to a hash.
  long hash(long hash, long number);

  /// Writes the value of a number to a row; long text is kept at home.
  void write(long row, long number, RowStore home);

  @Override
  void close();
}
