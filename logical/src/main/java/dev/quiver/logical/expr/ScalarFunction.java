package dev.quiver.logical.expr;

/// The scalar functions: one constant each.
public enum ScalarFunction {
  /// `lower(text)`: the text in lower case.
  LOWER("lower", false);

  private final String text;
  private final boolean canFail;

  ScalarFunction(String text, boolean canFail) {
    this.text = text;
    this.canFail = canFail;
  }

  /// The name people write.
  public String text() {
    return text;
  }

  /// Whether a call may end in an error for arguments of the right types.
  public boolean canFail() {
    return canFail;
  }
}
