using System.Runtime.CompilerServices;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Logs;

/// <summary>What a function has logged.</summary>
sealed class LogGroup(IAmazonCloudWatchLogs logs, string name)
{
    /// <summary>Where a function writes is one of its settings.</summary>
    public static async Task<string> FindNameAsync(
        DeployedEnvironment deployed,
        string function,
        CancellationToken cancellation
    )
    {
        using var lambda = deployed.Lambda();
        var answer = await lambda.GetFunctionAsync(function, cancellation);
        return answer.Configuration?.LoggingConfig?.LogGroup ?? $"/aws/lambda/{function}";
    }

    /// <param name="since">Only lines of this time or later.</param>
    /// <param name="phrase">Only lines with it, or null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In the order of their times.</returns>
    public async IAsyncEnumerable<FilteredLogEvent> ReadAsync(
        DateTimeOffset since,
        string? phrase,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var request = new FilterLogEventsRequest
        {
            LogGroupName = name,
            StartTime = since.ToUnixTimeMilliseconds(),
            FilterPattern = phrase is null ? null : Quoted(phrase),
        };
        do
        {
            // A page may be empty and not be the last.
            var page = await logs.FilterLogEventsAsync(request, cancellation);
            foreach (var line in page.Events ?? [])
            {
                yield return line;
            }

            request.NextToken = page.NextToken;
        } while (request.NextToken is { Length: > 0 });
    }

    /// <summary>
    /// What has more than letters, digits and _ must stand in quotation marks:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
    /// </summary>
    static string Quoted(string phrase) => $"\"{phrase.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
