using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace MarketData.Examples;

/// <summary>
/// Sends batches, several at once. What was not taken is sent again, alone; what was taken although its answer was
/// lost is known by its trade id.
/// </summary>
sealed class EventSender(IAmazonEventBridge client, Unsent unsent)
{
    const int Senders = 4;
    const int Attempts = 10;

    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.2);
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>
    /// With these, an entry fails however often it is sent.
    /// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
    /// </summary>
    static readonly HashSet<string> FinalEntryErrors =
    [
        "AccessDeniedException",
        "InvalidAccountIdException",
        "InvalidArgument",
        "MalformedDetail",
        "RedactionFailure",
        "NotAuthorizedForSourceException",
        "NotAuthorizedForDetailTypeException",
    ];

    static readonly HashSet<string> Throttled =
    [
        "ThrottlingException",
        "Throttling",
        "RequestLimitExceeded",
        "TooManyRequestsException",
    ];

    /// <summary>Why a call was refused that would be refused again; nothing is sent from then on.</summary>
    volatile string? refused;

    public Task SendAsync(IEnumerable<List<PutEventsRequestEntry>> batches) =>
        Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = Senders },
            async (batch, _) => await SendAsync(batch)
        );

    async Task SendAsync(List<PutEventsRequestEntry> batch)
    {
        var why = "";
        for (var attempt = 0; attempt < Attempts && refused is null; attempt++)
        {
            (batch, why) = await TryAsync(batch);
            if (batch.Count == 0)
            {
                return;
            }

            // Other producers back off too, and must not come back together.
            var longest = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << attempt));
            await Task.Delay(longest * Random.Shared.NextDouble());
        }

        foreach (var entry in batch)
        {
            unsent.Add(entry.Detail!, refused ?? $"{Attempts} tries, and at last {why}");
        }
    }

    /// <returns>The entries that are worth another try, and why they failed.</returns>
    async Task<(List<PutEventsRequestEntry> Again, string Why)> TryAsync(List<PutEventsRequestEntry> batch)
    {
        try
        {
            var answer = await client.PutEventsAsync(new PutEventsRequest { Entries = batch });
            return answer.FailedEntryCount is null or 0 ? ([], "") : Failed(batch, answer.Entries!);
        }
        catch (AmazonServiceException failure) when (IsFinal(failure))
        {
            refused = $"{failure.ErrorCode}: {failure.Message}";
            return (batch, refused);
        }
        // Throttled, or no answer: the events may have been taken.
        catch (Exception failure)
            when (failure
                    is AmazonServiceException
                        or HttpRequestException
                        or IOException
                        or TimeoutException
                        or OperationCanceledException
            )
        {
            return (batch, failure.Message);
        }
        // No credentials, no region.
        catch (AmazonClientException failure)
        {
            refused = failure.Message;
            return (batch, failure.Message);
        }
    }

    (List<PutEventsRequestEntry> Again, string Why) Failed(
        List<PutEventsRequestEntry> batch,
        List<PutEventsResultEntry> results
    )
    {
        var (again, why) = (new List<PutEventsRequestEntry>(), "");
        foreach (var (entry, result) in batch.Zip(results).Where(pair => pair.Second.ErrorCode is not null))
        {
            if (FinalEntryErrors.Contains(result.ErrorCode!))
            {
                unsent.Add(entry.Detail!, $"{result.ErrorCode}, {result.ErrorMessage}");
                continue;
            }

            again.Add(entry);
            why = result.ErrorCode!;
        }

        return (again, why);
    }

    /// <summary>Neither throttled nor a fault of the service, nor of the network, which has no status.</summary>
    static bool IsFinal(AmazonServiceException failure) =>
        (int)failure.StatusCode is >= 400 and < 500 && !Throttled.Contains(failure.ErrorCode ?? "");
}
