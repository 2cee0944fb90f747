using Amazon.StepFunctions;
using MarketData.Domain.Audit;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>All that is known of a trade.</summary>
public sealed class TradeText(Trail trail, AuditedTrades trades, IAmazonStepFunctions workflow, TradeReplicas replicas)
{
    readonly Executions executions = new(workflow);

    public async Task<Answer> DescribeAsync(string id, CancellationToken cancellation)
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var rows = await trades.FindAsync(trail, keys, id, cancellation);
        if (rows.Count == 0)
        {
            return Answer.Sentence(
                Operation.No,
                $"There is no row of {id}: it was never recorded, or its rows were removed, which audit verify finds."
            );
        }

        var (shown, codes) = (new List<ShownTrade>(), new List<int>());
        foreach (var row in rows)
        {
            var (trade, code) = await DescribeAsync(row, keys, cancellation);
            shown.Add(trade);
            codes.Add(code);
        }

        return Answer.Of(
            codes.Contains(Operation.No) ? Operation.No : codes.Max(),
            shown,
            TradesJson.Default.ListShownTrade,
            output => shown.ForEach(trade => trade.WriteTo(output))
        );
    }

    async Task<(ShownTrade Trade, int ExitCode)> DescribeAsync(
        AuditedTrade trade,
        AuditKeys keys,
        CancellationToken cancellation
    )
    {
        var facts = new List<Fact>();
        var compared = trade.Item is { } item ? await replicas.CompareAsync(item, cancellation) : [];
        if (trade.Row is { } row)
        {
            facts.AddRange(TradeRowText.Lines(row));
            facts.Add(new("Execution", await ExecutionAsync(row.Execution, cancellation)));
        }

        if (trade.Record is { } record)
        {
            facts.Add(new("Record", RecordText.Of(record, keys)));
        }

        facts.AddRange(
            trade.Problems.Count == 0
                ? [new("Row", "as it was recorded")]
                : trade.Problems.Select(problem => new Fact("NOT OK", problem))
        );
        facts.AddRange(compared.Select(replica => new Fact("Replica", $"{replica.Region}: {replica.State}")));

        var heading = trade.Row is { } read ? TradeRowText.Heading(read) : $"{trade.Id}  NOT READABLE";
        var replicated = compared.Select(replica => replica.ExitCode).DefaultIfEmpty(Operation.Success).ToList();
        return (
            new(heading, facts),
            trade.Problems.Count > 0 || replicated.Contains(Operation.No) ? Operation.No : replicated.Max()
        );
    }

    async Task<string> ExecutionAsync(string arn, CancellationToken cancellation)
    {
        if (await executions.FindAsync(arn, cancellation) is not { } execution)
        {
            return $"{Executions.Gone}: {arn}";
        }

        var end = execution.StopDate is { } stop ? $" to {UtcText.Of(stop.ToUniversalTime())}" : "";
        return $"{execution.Status}, {UtcText.Of(execution.StartDate!.Value.ToUniversalTime())}{end}, {arn}";
    }
}
