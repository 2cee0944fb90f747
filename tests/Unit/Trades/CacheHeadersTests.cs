using System.Net;
using System.Net.Http.Headers;
using MarketData.Trades.Enriching;

namespace MarketData.UnitTests.Trades;

/// <summary>Cases by RFC 9111, sections 4.2 and 5.2, and RFC 9110, section 10.2.3.</summary>
public sealed class CacheHeadersTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [TestCase("max-age=60", null, null, 60)]
    [TestCase("private, max-age=60", "20", null, 40)]
    [TestCase("max-age=60", "90", null, 0, TestName = "Older than it may be")]
    [TestCase("no-store, max-age=60", null, null, 0)]
    [TestCase("no-cache, max-age=60", null, null, 0)]
    [TestCase(null, null, "Fri, 27 Nov 2026 12:05:00 GMT", 300)]
    [TestCase("max-age=10", null, "Fri, 27 Nov 2026 12:05:00 GMT", 10, TestName = "max-age before Expires")]
    [TestCase(null, null, "Fri, 27 Nov 2026 11:00:00 GMT", 0, TestName = "Expired when it came")]
    [TestCase(null, null, null, 0, TestName = "Nothing is guessed")]
    [TestCase("max-age=31536000", null, null, 86400, TestName = "A day at most")]
    public void An_answer_is_good_for_as_long_as_it_says(string? control, string? age, string? expires, int seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
        response.Headers.Date = Now;
        response.Headers.CacheControl = control is null ? null : CacheControlHeaderValue.Parse(control);
        if (age is not null)
        {
            response.Headers.Add("Age", age);
        }

        if (expires is not null)
        {
            response.Content.Headers.Add("Expires", expires);
        }

        Assert.That(CacheHeaders.Lifetime(response, Now), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("3", 3)]
    [TestCase("Fri, 27 Nov 2026 12:00:05 GMT", 5)]
    [TestCase("Fri, 27 Nov 2026 11:00:00 GMT", null)]
    [TestCase(null, null)]
    public void Retry_after_is_seconds_or_a_date(string? header, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        if (header is not null)
        {
            response.Headers.Add("Retry-After", header);
        }

        Assert.That(CacheHeaders.RetryAfter(response, Now)?.TotalSeconds, Is.EqualTo((double?)seconds));
    }
}
