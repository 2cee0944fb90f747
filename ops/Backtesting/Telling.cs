using System.Text.Json.Serialization;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;

namespace MarketData.Ops.Backtesting;

/// <summary>How traders would have been told of an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Telling>))]
public enum Telling
{
    AtOnce,
    InDigest,

    /// <summary>It was raised by a replayed event.</summary>
    Suppressed,

    /// <summary>Its event was old when it was decided on.</summary>
    Stale,
}

/// <summary>An alert that the rules raise.</summary>
public sealed record RaisedAlert(Alert Alert, Telling Telling);

/// <summary>A mail that the topic would have been given.</summary>
/// <param name="At">When: of a digest the end of its minute, which is when it can be sent at the earliest.</param>
/// <param name="Message">Subject and body.</param>
/// <param name="IsDigest">Whether it tells what was beyond the limit of a minute.</param>
public sealed record TriedMail(DateTimeOffset At, AlertMessage Message, bool IsDigest)
{
    public string FirstLine => Message.Body.Split('\n')[0];

    public string RuleId => Message.Alerts.First().RuleId;
}
