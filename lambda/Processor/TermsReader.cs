using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Processor.Configuration;
using MarketData.Processor.Rules;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;
using MarketData.Shared.Trail;

namespace MarketData.Processor;

/// <summary>Reads what holds for every decision on a batch: the rules in force, and the audit trail's keys.</summary>
sealed class TermsReader(RuleStore rules, AuditKeyStore keys, ProcessorSettings settings, FailureBoundary boundary)
{
    /// <summary>How many stored rules are none.</summary>
    public int BadRules => rules.BadRules;

    /// <returns>Null where they could not be read; why is logged.</returns>
    public Task<DecisionTerms?> TryReadAsync(DateTimeOffset decodedAt, CancellationToken cancellation) =>
        boundary.TryAsync(
            LogEvent.NothingDecided,
            async () =>
            {
                var (book, ring) = (rules.GetAsync(cancellation), keys.GetAsync(cancellation));
                await Task.WhenAll(book, ring);
                return new DecisionTerms
                {
                    Rules = await book,
                    Keys = await ring,
                    DecodedAt = decodedAt,
                    EventRetentionDays = settings.EventRetentionDays,
                    ClockSkew = settings.ClockSkew,
                    AlertMaxAge = settings.AlertMaxAge,
                    MaxItems = TransactionWriter.MaxItems,
                };
            },
            () => [],
            cancellation
        );
}
