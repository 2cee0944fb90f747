using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Simulated;
using MarketData.Trades.Recording;

namespace MarketData.Tests.Model.Trades;

/// <summary>
/// The promise of trades: one row and one audit record for each, whatever is repeated; another content under a recorded
/// id is a conflict, and stands as such once.
/// </summary>
static class RecordedOnce
{
    /// <exception cref="ViolationException">It does not hold under this schedule.</exception>
    public static void Holds(TradeSchedule schedule, IStore store)
    {
        var simulation = new TradeSimulation(schedule, store);
        simulation.RunToEnd();

        var rows = StoredItems.All(store, Tables.Trades).ConvertAll(TradeItem.Read);
        foreach (var sent in schedule.Executions.GroupBy(trade => trade.TradeId))
        {
            RowsFit([.. sent.Distinct()], [.. rows.Where(row => row.Id.Value == sent.Key)]);
        }

        AnswersFit(schedule, simulation, rows);
        RecordsFit(store, rows);
    }

    static void RowsFit(List<FedTrade> sent, List<RecordedTrade> rows)
    {
        var valid = sent.Where(trade => trade.IsValid).Select(trade => trade.ContentHash).Distinct().ToList();
        var recorded = rows.Where(row => row.Status == TradeStatus.Recorded).Select(Hash).ToList();
        Violation.Unless(
            recorded.Count == Math.Min(1, valid.Count) && recorded.TrueForAll(valid.Contains),
            $"{sent[0].TradeId} is recorded as {string.Join(", ", recorded)}; sent were {string.Join(", ", valid)}"
        );
        Violation.UnlessSame(
            valid.Except(recorded),
            rows.Where(row => row.Status == TradeStatus.Conflict).Select(Hash).Where(valid.Contains),
            $"conflicts of {sent[0].TradeId}"
        );
        var refused = sent.Where(trade => !trade.IsValid).Select(trade => trade.ContentHash).Distinct();
        Violation.UnlessSame(
            refused,
            rows.Select(Hash).Where(hash => !valid.Contains(hash)).Distinct(),
            $"refusals of {sent[0].TradeId}"
        );
        Violation.Unless(
            rows.DistinctBy(row => (row.Status, row.ContentHash)).Count() == rows.Count,
            $"{sent[0].TradeId} has a row twice"
        );
    }

    static void AnswersFit(TradeSchedule schedule, TradeSimulation simulation, List<RecordedTrade> rows)
    {
        foreach (var (execution, answer) in simulation.Answers)
        {
            var row = rows.Find(row =>
                row.Id.Value == answer.TradeId && row.Timestamp.ToUnixTimeMilliseconds() == answer.Timestamp
            );
            Violation.Unless(
                row is not null
                    && Codes.Of(row.Status) == answer.Status
                    && Hash(row) == schedule.Executions[execution].ContentHash,
                $"execution {execution} answered {answer}, and there is {row}"
            );
        }
    }

    static void RecordsFit(IStore store, List<RecordedTrade> rows)
    {
        var states = StoredItems
            .All(store, Tables.TradesState)
            .ToDictionary(item => item[Tables.TradesState.HashKey].S);
        states.Remove(AuditKeysItem.RowName, out var keyRow);
        var keys = KmsModel.KeysOf(keyRow!);
        var records = StoredItems.All(store, Tables.TradesAuditTrail).ConvertAll(AuditItem.Read);
        Violation.UnlessSame(
            rows.Select(row => $"{AuditEntry.Trade.IdOf(row.Id.Value, row.Timestamp)} {TradeDigest.OfRow(row)}"),
            records.Select(record => $"{record.Id} {((AuditEntry.Trade)record.Entry).Row}"),
            "audited rows"
        );
        var verifier = new ChainVerifier(keys, milestones: []);
        foreach (var chain in records.GroupBy(record => record.Entry.Chain))
        {
            var head = ChainHeadItem.Read(states[chain.Key]);
            var finding = verifier.FindFirst(
                chain.Key,
                chain.OrderBy(record => record.Sequence).Select(record => AuditPlace.Of(record, keys)),
                suspect: null,
                head,
                head
            );
            Violation.Unless(finding is null, $"audit chain {chain.Key}: {finding}");
        }
    }

    static string Hash(RecordedTrade row) => $"{row.ContentHash}";
}
