using System.Globalization;

namespace MarketData.Domain.Trades;

/// <summary>
/// What the business asks of a trade. All that is wrong with one is found, not the first thing alone; of what could not
/// be read, which is 0, empty or absent, nothing is asked.
/// </summary>
/// <param name="SourceSystems">Where trades may come from, in capitals.</param>
/// <param name="Threshold">The largest amount that is recorded without a person, in the trade's own currency.</param>
/// <param name="ClockSkew">How far a trade's time may lie after that of its event.</param>
public sealed record TradePolicy(IReadOnlyList<string> SourceSystems, decimal Threshold, TimeSpan ClockSkew)
{
    public IEnumerable<TradeProblem> ProblemsOf(BookedTrade trade, TradeEvent tradeEvent)
    {
        if (trade.Amount > Threshold)
        {
            yield return new(
                TradeReason.AmountAboveThreshold,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"amount is {trade.Amount}; above {Threshold} a person has to decide."
                )
            );
        }

        if (trade.SourceSystem.Length > 0 && !SourceSystems.Contains(trade.SourceSystem, StringComparer.Ordinal))
        {
            yield return new(
                TradeReason.UnknownSourceSystem,
                $"sourceSystem is '{trade.SourceSystem}'; allowed: {string.Join(", ", SourceSystems)}."
            );
        }

        if (trade.ExecutedAt is not { } executedAt)
        {
            yield break;
        }

        // The bus gives the time of an event in whole seconds.
        if (executedAt > tradeEvent.Time + TimeSpan.FromSeconds(1) + ClockSkew)
        {
            yield return new(
                TradeReason.ExecutedInTheFuture,
                $"executedAt is {executedAt:O}, more than {ClockSkew.TotalSeconds} s after its event at "
                    + $"{tradeEvent.Time:O}."
            );
        }

        if (executedAt.UtcDateTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return new(
                TradeReason.NotABusinessDate,
                $"executedAt is {executedAt.UtcDateTime:yyyy-MM-dd}, a {executedAt.UtcDateTime.DayOfWeek} (UTC); "
                    + "business dates are Monday to Friday."
            );
        }
    }
}
