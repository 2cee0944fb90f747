using Amazon.SQS.Model;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>What became of a batch: the messages that failed will come again.</summary>
public sealed record AnsweredBatch(
    IReadOnlyList<Message> Messages,
    IReadOnlySet<string> FailedIds,
    InvocationResult Result
);
