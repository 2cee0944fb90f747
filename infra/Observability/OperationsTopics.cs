using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>
/// Where people on call are told. A disabled key silences what it encrypts, so alarms have a key of their own, and what
/// happens to the keys is told without any.
/// </summary>
public sealed class OperationsTopics
{
    /// <param name="stack">The stack, whose part each of them is.</param>
    /// <param name="foundation">What it stands on.</param>
    /// <param name="purpose">Names them: <c>market-data</c>.</param>
    /// <param name="title">Begins the key's description.</param>
    /// <param name="settings">The deployment's.</param>
    public OperationsTopics(
        TerraformStack stack,
        Foundation foundation,
        string purpose,
        string title,
        Settings settings
    )
    {
        IReadOnlyList<Subscriber> onCall = [.. settings.Alarms.Emails.Select(email => new Subscriber(email))];
        Key = new EncryptionKey(
            stack,
            "operations-key",
            new()
            {
                Purpose = $"{purpose}-operations",
                Description = $"{title}: alarms on their way to people on call",
                Names = foundation.Names,
                Account = foundation.Account,
                Services = ["sns"],
                DeletionDays = settings.Protection.KeyDeletionDays,
            }
        );
        Alarms = new EmailTopic(stack, "operations", foundation, $"{purpose}-operations", Key, onCall);
        Keys = new EmailTopic(stack, "keys", foundation, $"{purpose}-keys", key: null, onCall);
    }

    public EncryptionKey Key { get; }

    /// <summary>Of alarms.</summary>
    public EmailTopic Alarms { get; }

    /// <summary>Of alarms about keys.</summary>
    public EmailTopic Keys { get; }
}
