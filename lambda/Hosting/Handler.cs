using Amazon.Lambda.Core;

namespace MarketData.Hosting;

/// <summary>A function's code: one event in, one answer out.</summary>
public delegate Task<TOutput> Handler<in TInput, TOutput>(
    TInput input,
    ILambdaContext context,
    CancellationToken cancellation
);
