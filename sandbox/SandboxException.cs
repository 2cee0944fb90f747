namespace MarketData.Sandbox;

/// <summary>Something the user can act on: the message is one clear sentence, shown without a stack trace.</summary>
public sealed class SandboxException(string message, Exception? inner = null) : Exception(message, inner);
