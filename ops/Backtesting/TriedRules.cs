using MarketData.Domain.Rules;
using MarketData.Ops.Rules;

namespace MarketData.Ops.Backtesting;

/// <summary>A file of rules, and what they make of the session.</summary>
public sealed record TriedRules(RuleSetFile File, BacktestResult Result)
{
    /// <summary>Each rule in the order of their names, those that raised nothing among them.</summary>
    public IReadOnlyList<RuleTally> Tally()
    {
        var alerts = Result.Alerts.ToLookup(raised => raised.Alert.RuleId);
        var digests = Result.Mails.Where(mail => mail.IsDigest).ToLookup(mail => mail.RuleId);
        return
        [
            .. File
                .Rules.OrderBy(written => written.Rule.Id, StringComparer.Ordinal)
                .Select(written => TallyOf(written, alerts[written.Rule.Id], digests[written.Rule.Id].Count())),
        ];
    }

    static RuleTally TallyOf(WrittenRule written, IEnumerable<RaisedAlert> alerts, int digests)
    {
        var tellings = alerts.CountBy(raised => raised.Telling).ToDictionary();
        return new(
            written.Rule.Id,
            written.Rule.Kind,
            written.Rule.Symbols,
            written.Rule.Severity.Code(),
            written.Fields,
            tellings.Values.Sum(),
            tellings.GetValueOrDefault(Telling.AtOnce),
            tellings.GetValueOrDefault(Telling.InDigest),
            digests,
            tellings.GetValueOrDefault(Telling.Stale) + tellings.GetValueOrDefault(Telling.Suppressed)
        );
    }
}

/// <summary>A rule, how many alerts it raises, and how traders are told of them.</summary>
/// <param name="RuleId">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Symbols">For which it is.</param>
/// <param name="Severity">Of its alerts.</param>
/// <param name="Fields">Its other fields.</param>
/// <param name="Alerts">All of them.</param>
/// <param name="AtOnce">Those that are mailed alone, at once.</param>
/// <param name="InDigest">Those beyond the limit of a minute.</param>
/// <param name="Digests">The mails that tell those.</param>
/// <param name="ToNobody">Those that are stored only, as stale or suppressed.</param>
public sealed record RuleTally(
    string RuleId,
    string Kind,
    string Symbols,
    string Severity,
    string Fields,
    int Alerts,
    int AtOnce,
    int InDigest,
    int Digests,
    int ToNobody
);
