namespace MarketData.SandboxTests.EndToEnd;

/// <summary>The attributes by which subscribers filter.</summary>
sealed record SentMessage(string Symbol, string Severity, string Rule);
