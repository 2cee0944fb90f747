using MarketData.Domain.Trades;

namespace MarketData.Sandbox.Trades;

/// <summary>A sentence for each way in which what is recorded is not what was sent.</summary>
static class TradeDiscrepancies
{
    const int Shown = 5;

    public static IEnumerable<string> Between(TradeLedger ledger, StoredTrades stored)
    {
        var fates = ledger.Sent.Select(sent => (Sent: sent, Fate: FateOf(sent, ledger, stored))).ToList();
        string?[] problems =
        [
            List("trades were sent and came to no end", fates.Where(one => one.Fate == Nowhere).Select(Name)),
            List(
                "trades came to another end than they should",
                fates.Where(one => one.Fate != Nowhere && !IsExpected(one)).Select(one => $"{Name(one)} ({one.Fate})")
            ),
            List(
                "trades are recorded more than once",
                stored
                    .Rows.Where(row => row.Status == TradeStatus.Recorded)
                    .CountBy(row => row.Id)
                    .Where(id => id.Value > 1)
                    .Select(id => id.Key.Value)
            ),
            List(
                "rows are of no trade that was sent",
                stored
                    .Rows.Where(row => !ledger.Sent.Any(sent => sent.EventId == row.Event.Id))
                    .Select(row => row.Id.Value)
            ),
            Sum(ledger, stored),
        ];
        return problems.OfType<string>();
    }

    const string Nowhere = "nowhere";
    const string Dead = "dead letter";
    const string Recorded = "RECORDED";

    /// <summary>Every event starts one execution.</summary>
    static string? Sum(TradeLedger ledger, StoredTrades stored)
    {
        var started = stored.Executions.Values.Sum();
        var open = stored
            .Executions.Where(status => status.Key is not ("SUCCEEDED" or "FAILED"))
            .Sum(status => status.Value);
        return started == ledger.Sent.Count && open == 0
            ? null
            : $"{ledger.Sent.Count} sent, but {started} executions started, {open} of them not at an end";
    }

    static string FateOf(SentTrade sent, TradeLedger ledger, StoredTrades stored)
    {
        if (ledger.AnswerOf(sent) is not { } answer)
        {
            return ledger.IsDead(sent) ? Dead : Nowhere;
        }

        var row = stored.Rows.FirstOrDefault(row =>
            row.Id.Value == answer.TradeId && row.Timestamp.ToUnixTimeMilliseconds() == answer.Timestamp
        );
        return row switch
        {
            null => Nowhere,
            { Status: TradeStatus.Recorded } => Recorded,
            _ => string.Join(' ', row.Reasons.Select(reason => reason.Code)),
        };
    }

    /// <summary>A technical failure may take any trade to a dead-letter queue; nothing is lost there.</summary>
    static bool IsExpected((SentTrade Sent, string Fate) one) =>
        one.Fate == Dead || one.Fate.Split(' ').Contains(one.Sent.Trade.Refusal ?? Recorded);

    static string Name((SentTrade Sent, string Fate) one) => one.Sent.Trade.Id ?? one.Sent.EventId;

    static string? List(string what, IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var more = all.Count > Shown ? $" and {all.Count - Shown} more" : "";
        return all.Count == 0 ? null : $"{all.Count} {what}: {string.Join(", ", all.Take(Shown))}{more}";
    }
}
