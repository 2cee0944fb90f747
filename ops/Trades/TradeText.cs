using Amazon.StepFunctions;
using MarketData.Domain.Audit;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>All that is known of a trade, for people.</summary>
public sealed class TradeText(Trail trail, AuditedTrades trades, IAmazonStepFunctions workflow, TradeReplicas replicas)
{
    readonly Executions executions = new(workflow);

    public async Task<int> WriteAsync(string id, TextWriter output, CancellationToken cancellation)
    {
        var keys = await trail.LoadKeysAsync(cancellation);
        var rows = await trades.FindAsync(trail, keys, id, cancellation);
        if (rows.Count == 0)
        {
            await output.WriteLineAsync(
                $"There is no row of {id}: it was never recorded, or its rows were removed, which audit verify finds."
            );
            return Operation.No;
        }

        var codes = new List<int>();
        foreach (var row in rows)
        {
            codes.Add(await WriteAsync(row, keys, output, cancellation));
        }

        return codes.Contains(Operation.No) ? Operation.No : codes.Max();
    }

    async Task<int> WriteAsync(AuditedTrade trade, AuditKeys keys, TextWriter output, CancellationToken cancellation)
    {
        var lines = new List<(string Name, string Value)>();
        var compared = trade.Item is { } item ? await replicas.CompareAsync(item, cancellation) : [];
        if (trade.Row is { } row)
        {
            lines.AddRange(TradeRowText.Lines(row));
            lines.Add(("Execution", await ExecutionAsync(row.Execution, cancellation)));
        }

        if (trade.Record is { } record)
        {
            lines.Add(("Record", RecordText.Of(record, keys)));
        }

        lines.AddRange(
            trade.Problems.Count == 0
                ? [("Row", "as it was recorded")]
                : trade.Problems.Select(problem => ("NOT OK", problem))
        );
        lines.AddRange(compared.Select(replica => ("Replica", $"{replica.Region}: {replica.State}")));

        await output.WriteLineAsync(trade.Row is { } read ? TradeRowText.Heading(read) : $"{trade.Id}  NOT READABLE");
        foreach (var (name, value) in lines)
        {
            await output.WriteLineAsync($"  {name, -10}{Printable.Of(value)}");
        }

        var replicated = compared.Select(replica => replica.ExitCode).DefaultIfEmpty(Operation.Success).ToList();
        return trade.Problems.Count > 0 || replicated.Contains(Operation.No) ? Operation.No : replicated.Max();
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
