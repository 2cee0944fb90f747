using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Configuration;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;

namespace MarketData.Processor.Rules;

/// <summary>The alert rules, read again when they are older than <see cref="MaxAge"/>.</summary>
public sealed class RuleStore(
    IAmazonDynamoDB dynamo,
    ProcessorSettings settings,
    Backoff backoff,
    FailureBoundary boundary,
    JsonLog log,
    TimeProvider time
)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    RuleBook? book;
    long readAt;

    /// <summary>How many rows, when they were last read, were not rules that can be in force.</summary>
    public int BadRules { get; private set; }

    public async Task<RuleBook> GetAsync(CancellationToken cancellation)
    {
        if (book is null)
        {
            return await ReadAsync(TransientFailures.MaxTries, cancellation);
        }

        if (time.GetElapsedTime(readAt) < MaxAge)
        {
            return book;
        }

        // The rules of half a minute ago serve traders better than a queue that stands still: one try, and where it
        // fails, the next one in half a minute.
        readAt = time.GetTimestamp();
        return await boundary.TryAsync(
                LogEvent.RulesNotRead,
                () => ReadAsync(maxTries: 1, cancellation),
                () => [],
                cancellation
            ) ?? book;
    }

    async Task<RuleBook> ReadAsync(int maxTries, CancellationToken cancellation)
    {
        var (rules, bad) = (new List<AlertRule>(), 0);
        var request = new ScanRequest { TableName = settings.AlertRulesTable };
        await foreach (var item in dynamo.ScanItemsAsync(request, backoff, cancellation, maxTries))
        {
            if (!RuleItem.IsEnabled(item))
            {
                continue;
            }

            if (RuleItem.TryRead(item, out var rule, out var problems))
            {
                rules.Add(rule);
            }
            else
            {
                Skip(item[Tables.AlertRules.HashKey].S, string.Join(' ', problems));
            }
        }

        // In the order of their names, so that all functions leave out the same.
        rules.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        foreach (var rule in rules.Skip(RuleBook.MaxRules))
        {
            Skip(rule.Id, $"more than {RuleBook.MaxRules} rules");
        }

        (BadRules, readAt) = (bad, time.GetTimestamp());
        return book = new RuleBook([.. rules.Take(RuleBook.MaxRules)]);

        void Skip(string id, string problem)
        {
            bad++;
            log.Warn(LogEvent.RuleSkipped, (LogFields.RuleId, id), (LogFields.Problem, problem));
        }
    }
}
