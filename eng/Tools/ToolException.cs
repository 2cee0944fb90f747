namespace MarketData.Tools;

/// <summary>
/// Something the user can act on: the message says what in plain words, and is shown without a stack trace.
/// </summary>
public sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
