using System.Globalization;
using Amazon.CloudWatch;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace MarketData.Ops.Status;

/// <summary>What waits in queues. How long the oldest waits only CloudWatch knows, of some minutes ago.</summary>
sealed class QueueStatus(IAmazonSQS sqs, IAmazonCloudWatch cloudWatch, TimeProvider time)
{
    /// <summary>A queue's metrics come a minute or more late.</summary>
    static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <param name="url">The buffer.</param>
    /// <param name="maxAge">From which age on its oldest event is an alarm.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<StatusLine> OfBufferAsync(string url, TimeSpan maxAge, CancellationToken cancellation)
    {
        const string name = "buffer";
        var (waiting, underWay) = await CountAsync(url, cancellation);
        var counts = string.Create(CultureInfo.InvariantCulture, $"{waiting:N0} waiting, {underWay:N0} under way");
        if (waiting + underWay == 0)
        {
            return new(name, StatusLine.Good, counts);
        }

        return await OldestAsync(url, cancellation) is { } age
            ? StatusLine.Of(name, age <= maxAge, $"{counts}, the oldest for {Text(age)} (at most {Text(maxAge)})")
            : new(name, StatusLine.Unknown, $"{counts}; CloudWatch does not say for how long");
    }

    /// <param name="name">Of the line.</param>
    /// <param name="urls">Dead-letter queues, of which nothing should be in any.</param>
    /// <param name="remedy">What to do about what is there.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<StatusLine> OfDeadLettersAsync(
        string name,
        IEnumerable<string> urls,
        string remedy,
        CancellationToken cancellation
    )
    {
        var (waiting, oldest) = (0, (TimeSpan?)null);
        foreach (var url in urls)
        {
            var (seen, held) = await CountAsync(url, cancellation);
            waiting += seen + held;
            if (seen + held > 0 && await OldestAsync(url, cancellation) is { } age && !(age <= oldest))
            {
                oldest = age;
            }
        }

        var since = oldest is { } known ? $", the oldest for {Text(known)}" : "";
        return waiting == 0
            ? new(name, StatusLine.Good, "none")
            : new(name, StatusLine.Bad, string.Create(CultureInfo.InvariantCulture, $"{waiting:N0}{since}: {remedy}"));
    }

    async Task<(int Waiting, int UnderWay)> CountAsync(string url, CancellationToken cancellation)
    {
        var answer = await sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest
            {
                QueueUrl = url,
                AttributeNames =
                [
                    "ApproximateNumberOfMessages",
                    "ApproximateNumberOfMessagesDelayed",
                    "ApproximateNumberOfMessagesNotVisible",
                ],
            },
            cancellation
        );
        return (
            Number("ApproximateNumberOfMessages") + Number("ApproximateNumberOfMessagesDelayed"),
            Number("ApproximateNumberOfMessagesNotVisible")
        );

        int Number(string name) =>
            answer.Attributes?.GetValueOrDefault(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
    }

    async Task<TimeSpan?> OldestAsync(string url, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var answer = await cloudWatch.GetMetricDataAsync(
            new()
            {
                StartTime = now - Window,
                EndTime = now,
                MetricDataQueries =
                [
                    new()
                    {
                        Id = "oldest",
                        MetricStat = new()
                        {
                            Metric = new()
                            {
                                Namespace = "AWS/SQS",
                                MetricName = "ApproximateAgeOfOldestMessage",
                                Dimensions = [new() { Name = "QueueName", Value = url[(url.LastIndexOf('/') + 1)..] }],
                            },
                            Period = 60,
                            Stat = "Maximum",
                        },
                    },
                ],
            },
            cancellation
        );
        var result = answer.MetricDataResults?.FirstOrDefault();
        var points = (result?.Timestamps ?? []).Zip(result?.Values ?? []).ToList();
        return points.Count == 0 ? null : TimeSpan.FromSeconds(points.MaxBy(point => point.First).Second);
    }

    static string Text(TimeSpan age) =>
        age >= TimeSpan.FromDays(1) ? $"{age.TotalDays:0.#} days"
        : age >= TimeSpan.FromHours(1) ? $"{age.TotalHours:0.#} hours"
        : age >= TimeSpan.FromMinutes(2) ? $"{age.TotalMinutes:0} minutes"
        : $"{age.TotalSeconds:0} seconds";
}
