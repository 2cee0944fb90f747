using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Processor.Rules;

/// <summary>The alert rules, read again when they are older than <see cref="MaxAge"/>.</summary>
public sealed class RuleStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, JsonLog log, TimeProvider time)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    RuleBook? book;
    long readAt;

    /// <summary>How many rows, when they were last read, were no rules that can be in force.</summary>
    public int BadRules { get; private set; }

    public async Task<RuleBook> GetAsync(CancellationToken cancellation)
    {
        if (book is not null && time.GetElapsedTime(readAt) < MaxAge)
        {
            return book;
        }

        try
        {
            book = await ReadAsync(cancellation);
            readAt = time.GetTimestamp();
        }
        catch (Exception failure) when (book is not null && !cancellation.IsCancellationRequested)
        {
            // The rules of half a minute ago serve traders better than a queue that stands still.
            log.Error("alert rules could not be read again; the former ones stay in force", failure);
        }

        return book;
    }

    async Task<RuleBook> ReadAsync(CancellationToken cancellation)
    {
        var rules = new List<AlertRule>();
        var bad = 0;
        var pages = dynamo.Paginators.Scan(new ScanRequest { TableName = settings.AlertRulesTable });
        await foreach (var page in pages.Responses.WithCancellation(cancellation))
        {
            foreach (var item in (page.Items ?? []).Where(RuleItem.IsEnabled))
            {
                if (RuleItem.TryRead(item, out var rule, out var problems))
                {
                    rules.Add(rule);
                }
                else
                {
                    Skip(item[RuleItem.Key].S, string.Join(' ', problems));
                }
            }
        }

        // In the order of their names, so that all functions leave out the same.
        rules.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        foreach (var rule in rules.Skip(RuleBook.MaxRules))
        {
            Skip(rule.Id, $"more than {RuleBook.MaxRules} rules");
        }

        BadRules = bad;
        return new RuleBook([.. rules.Take(RuleBook.MaxRules)]);

        void Skip(string id, string problem)
        {
            bad++;
            log.Warn("alert rule skipped", ("ruleId", id), ("problem", problem));
        }
    }
}
