using MarketData.Sandbox.Functions;

namespace MarketData.SandboxTests.Functions;

/// <summary>What a function does with an invocation.</summary>
delegate Task<InvocationResult> Reply(CancellationToken stop);
