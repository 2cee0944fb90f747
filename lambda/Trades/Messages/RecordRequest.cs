namespace MarketData.Trades.Messages;

/// <summary>What <c>record</c> is given by the workflow.</summary>
/// <param name="Event">The event that brought the trade.</param>
/// <param name="Execution">The ARN of the execution.</param>
/// <param name="Validation">What <c>validate</c> said.</param>
/// <param name="Enrichment">What <c>enrich</c> said.</param>
sealed record RecordRequest(
    EventMessage Event,
    string Execution,
    ValidationAnswer Validation,
    EnrichmentAnswer Enrichment
);

/// <summary>As the envelope has it.</summary>
sealed record EventMessage(string Id, string Source, DateTimeOffset Time);
