namespace MarketData.Trades.Enriching;

/// <summary>
/// What an answer's headers say of time. A private cache's part of RFC 9111: <c>max-age</c> less <c>Age</c>, else
/// <c>Expires</c> less <c>Date</c>; nothing with <c>no-store</c> or <c>no-cache</c>, and nothing is guessed.
/// https://www.rfc-editor.org/rfc/rfc9111#section-4.2
/// </summary>
static class CacheHeaders
{
    /// <summary>However long an answer says it is good for, a change must come through within a day.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan Lifetime(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        if (control is { NoStore: true } or { NoCache: true })
        {
            return TimeSpan.Zero;
        }

        var fresh = control?.MaxAge is { } maxAge
            ? maxAge - (response.Headers.Age ?? TimeSpan.Zero)
            : response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return fresh is not { } lifetime || lifetime < TimeSpan.Zero ? TimeSpan.Zero
            : lifetime < Longest ? lifetime
            : Longest;
    }

    /// <summary>Seconds from now, or a date. Null where it does not say, or a moment that has passed.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - now;
        return wait > TimeSpan.Zero ? wait : null;
    }
}
