package dev.quiver.exec.operator;

/// Numbers the rows that one worker sees by their place in the input.
public final class RowSequence {
  private long ticket = -1;
  private long rowOfTicket;
  private long first;

  /// Goes on to a batch of a morsel.
  void advance(long ticketOfBatch, int rows) {
    if (ticket != ticketOfBatch) {
      ticket = ticketOfBatch;
      rowOfTicket = 0;
    }
    first = ticket << 32 | rowOfTicket;
    rowOfTicket += rows;
  }

  /// The number of the batch's first row; the others follow.
  long first() {
    return first;
  }
}
