using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Processor.Configuration;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Deployment;

/// <summary>The symbols that a deployment knows: each that ever had an event has a state.</summary>
static class SeenSymbols
{
    public static async Task<string[]> ReadAsync(
        TableReader tables,
        ProcessorSettings settings,
        CancellationToken cancellation
    ) =>
        await tables
            .ScanAsync(settings.SymbolStateTable)
            .Select(item => item.ReadText(Tables.SymbolState.HashKey))
            .Where(name => Symbol.TryParse(name, out _))
            .ToArrayAsync(cancellation);
}
