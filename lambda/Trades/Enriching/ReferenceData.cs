using System.Globalization;
using System.Net;
using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Trades.Parameters;

namespace MarketData.Trades.Enriching;

/// <summary>
/// Asks an HTTP service about an instrument: <c>GET {api-endpoint}/{symbol}</c>, answered by a JSON object. Answers are
/// kept for as long as their headers allow.
/// </summary>
sealed class ReferenceData(HttpClient http, Backoff backoff, TimeProvider time)
{
    /// <summary>What is kept in a row. DynamoDB takes 400 KB, and bills each kilobyte.</summary>
    const int MaxBytes = 8 * 1024;

    /// <summary>For one try, and for all: the task has twelve.</summary>
    static readonly TimeSpan TryTime = TimeSpan.FromSeconds(2);
    static readonly TimeSpan AllTime = TimeSpan.FromSeconds(7);

    static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    readonly AnswerCache cache = new(time);

    public async Task<(string? Json, Missing? Missing)> AskAsync(
        Symbol symbol,
        TradeParameterValues parameters,
        CancellationToken cancellation
    )
    {
        if (parameters.ApiEndpoint is not { } endpoint)
        {
            return (null, new(MissingReason.NoReferenceData, "No endpoint of reference data is set."));
        }

        var address = new Uri($"{endpoint.ToString().TrimEnd('/')}/{Uri.EscapeDataString(symbol.Value)}");
        if (cache.Find(address) is { } kept)
        {
            return (kept, null);
        }

        var end = time.GetUtcNow() + AllTime;
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await TryAsync(address, cancellation);
            if (outcome is ReferenceOutcome.Answered answered)
            {
                cache.Keep(address, answered.Json, answered.Lifetime);
                return (answered.Json, null);
            }

            var failed = (ReferenceOutcome.Failed)outcome;
            var wait = failed.Again ?? FirstWait * Math.Pow(2, attempt);
            var isLast = !failed.IsPassing || attempt >= parameters.MaxRetries;
            if (isLast || time.GetUtcNow() + wait + TryTime > end)
            {
                return (null, new(failed.Reason, $"{failed.Message} Asked {attempt + 1} times: {address}."));
            }

            await (
                failed.Again is null
                    ? backoff.WaitUpToAsync(wait, cancellation)
                    : backoff.WaitExactlyAsync(wait, cancellation)
            );
        }
    }

    async Task<ReferenceOutcome> TryAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TryTime, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.Add(new("application/json"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended.Token);
            return response.StatusCode == HttpStatusCode.OK
                ? await ReadAsync(response, ended.Token)
                : Refused(response);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ReferenceOutcome.Failed.Passing(
                MissingReason.ReferenceUnreachable,
                string.Create(CultureInfo.InvariantCulture, $"No answer within {TryTime.TotalSeconds} s.")
            );
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return ReferenceOutcome.Failed.Passing(
                MissingReason.ReferenceUnreachable,
                $"{failure.Message.TrimEnd('.')}."
            );
        }
    }

    ReferenceOutcome.Failed Refused(HttpResponseMessage response)
    {
        var message = $"It answered {(int)response.StatusCode}.";
        var again = CacheHeaders.RetryAfter(response, time.GetUtcNow());
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(MissingReason.ReferenceThrottled, message, IsPassing: true, again),
            >= HttpStatusCode.InternalServerError => new(
                MissingReason.ReferenceRefused,
                message,
                IsPassing: true,
                again
            ),
            _ => new(MissingReason.ReferenceRefused, message, IsPassing: false, Again: null),
        };
    }

    async Task<ReferenceOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = new byte[MaxBytes + 1];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > MaxBytes)
        {
            return ReferenceOutcome.Failed.Lasting($"Its answer is larger than {MaxBytes} bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ReferenceOutcome.Answered(
                    document.RootElement.GetRawText(),
                    CacheHeaders.Lifetime(response, time.GetUtcNow())
                )
                : ReferenceOutcome.Failed.Lasting("Its answer is JSON, but no object.");
        }
        catch (JsonException)
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "none";
            return ReferenceOutcome.Failed.Lasting($"Its answer is no JSON; its type is {type}.");
        }
    }
}
