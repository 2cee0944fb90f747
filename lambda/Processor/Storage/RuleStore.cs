using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Rules;
using MarketData.Hosting;

namespace MarketData.Processor.Storage;

/// <summary>The alert rules, read again when they are older than <see cref="MaxAge"/>.</summary>
public sealed class RuleStore(IAmazonDynamoDB dynamo, ProcessorSettings settings, JsonLog log, TimeProvider time)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    RuleBook? book;
    long readAt;

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
        var pages = dynamo.Paginators.Scan(new ScanRequest { TableName = settings.AlertRulesTable });
        await foreach (var page in pages.Responses.WithCancellation(cancellation))
        {
            foreach (var item in (page.Items ?? []).Where(RuleItem.IsEnabled))
            {
                if (RuleItem.TryRead(item, out var rule, out var problem))
                {
                    rules.Add(rule);
                }
                else
                {
                    log.Warn("alert rule skipped", ("ruleId", item[RuleItem.Key].S), ("problem", problem));
                }
            }
        }

        foreach (var rule in rules.Skip(RuleBook.MaxRules))
        {
            log.Warn("alert rule skipped", ("ruleId", rule.Id), ("problem", $"more than {RuleBook.MaxRules} rules"));
        }

        return new RuleBook([.. rules.Take(RuleBook.MaxRules)]);
    }
}
