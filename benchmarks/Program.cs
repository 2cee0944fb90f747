using MarketData.Benchmarks;

if (!Options.TryRead(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

return await new BenchmarkRun(options, Console.Out).RunAsync() ? 0 : 1;
