package dev.quiver.bench.decode;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.SplittableRandom;

/// Columns by type and by what their values make the writer do: few distinct ones become a
/// dictionary, many stay plain.
public enum DecodedColumn {
  INT64_PLAIN {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Int(random.nextLong());
    }
  },
  INT64_DICTIONARY {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Int(random.nextInt(50));
    }
  },
  INT64_NULLS {
    @Override
    Value value(SplittableRandom random) {
      return random.nextInt(10) == 0 ? Value.NULL : new Value.Int(random.nextLong());
    }
  },
  INT32_PLAIN {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Int(random.nextInt());
    }
  },
  DATE_DICTIONARY {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Int(8_000 + random.nextInt(2_500));
    }
  },
  DOUBLE_PLAIN {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Real(random.nextDouble());
    }
  },
  DECIMAL_PLAIN {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Exact(BigInteger.valueOf(random.nextLong(100_000_000_000L)));
    }
  },
  STRING_PLAIN {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Text("a comment of some length, " + random.nextLong());
    }
  },
  STRING_DICTIONARY {
    @Override
    Value value(SplittableRandom random) {
      return new Value.Text("a word of many, " + random.nextInt(7));
    }
  };

  DataType type() {
    return switch (this) {
      case INT64_PLAIN, INT64_DICTIONARY, INT64_NULLS -> Simple.INT64;
      case INT32_PLAIN -> Simple.INT32;
      case DATE_DICTIONARY -> Simple.DATE;
      case DOUBLE_PLAIN -> Simple.FLOAT64;
      case DECIMAL_PLAIN -> new Decimal(15, 2);
      case STRING_PLAIN, STRING_DICTIONARY -> Simple.STRING;
    };
  }

  abstract Value value(SplittableRandom random);
}
