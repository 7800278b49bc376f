package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;

/// Constants that a value may be one of: searched by halves while they are few, else in a table.
interface Options {
  /// Up to here halving is as fast as hashing.
  int FEW = 8;

  boolean contain(long address);

  static Options of(DataType type, ValueOrder order, List<LiteralExpr> sorted) {
    long[] addresses = sorted.stream().mapToLong(LiteralExpr::address).toArray();
    if (addresses.length <= FEW) {
      return address -> halves(order, addresses, address);
    }
    if (isInteger(type)) {
      return integers(Width.of(type), addresses);
    }
    return type == Simple.STRING || type == Simple.BINARY
        ? new TextOptions(addresses)
        : address -> halves(order, addresses, address);
  }

  private static boolean isInteger(DataType type) {
    return switch (type) {
      case Decimal decimal -> decimal.isCompact();
      case Simple.INT8, Simple.INT16, Simple.INT32, Simple.INT64 -> true;
      case Simple.DATE, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> true;
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ -> false;
    };
  }

  private static Options integers(int width, long[] addresses) {
    LongOpenHashSet values = new LongOpenHashSet(addresses.length);
    for (long address : addresses) {
      values.add(Integers.get(address, width));
    }
    return address -> values.contains(Integers.get(address, width));
  }

  private static boolean halves(ValueOrder order, long[] options, long value) {
    int low = 0;
    int high = options.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = order.compare(options[middle], value);
      if (compared == 0) {
        return true;
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /// A table of views, at most half full, probed one place after the other.
  final class TextOptions implements Options {
    private final long[] places;

    TextOptions(long[] views) {
      places = new long[Integer.highestOneBit(views.length) * 4];
      for (long view : views) {
        int place = place(view);
        while (places[place] != 0) {
          place = place + 1 & places.length - 1;
        }
        places[place] = view;
      }
    }

    @Override
    public boolean contain(long address) {
      for (int place = place(address); places[place] != 0; place = place + 1 & places.length - 1) {
        if (Views.same(places[place], address)) {
          return true;
        }
      }
      return false;
    }

    private int place(long view) {
      int length = Views.length(view);
      long text = Views.text(view);
      long hash = length;
      int at = 0;
      for (; at + Long.BYTES <= length; at += Long.BYTES) {
        hash = (hash ^ Memory.getLong(text + at)) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
      }
      for (; at < length; at++) {
        hash = (hash ^ Memory.getByte(text + at)) * 0x9E3779B97F4A7C15L;
      }
      return (int) (hash >>> 32) & places.length - 1;
    }
  }
}
