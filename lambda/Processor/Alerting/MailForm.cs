namespace MarketData.Processor.Alerting;

/// <summary>What the e-mails of a deployment have in common.</summary>
/// <param name="Environment">Which environment they come from, where it is known.</param>
/// <param name="IsProduction">Whether subjects go without its name.</param>
public sealed record MailForm(string? Environment, bool IsProduction);
