using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Shared.Trail;

namespace MarketData.Processor.Configuration;

/// <summary>What the deployment tells the function, by its environment variables.</summary>
public sealed record ProcessorSettings
{
    public required string MarketDataTable { get; init; }
    public required string BarsTable { get; init; }
    public required string SymbolStateTable { get; init; }
    public required string AlertsTable { get; init; }
    public required string AuditTrailTable { get; init; }
    public required string AlertRulesTable { get; init; }
    public required string AlertsTopicArn { get; init; }
    public required string BufferUrl { get; init; }
    public required string DeadLetterQueueUrl { get; init; }
    public required string MetricsNamespace { get; init; }

    /// <summary>Lambda sets it. Absent where others read what the deployment tells the function.</summary>
    public string? FunctionVersion { get; init; }

    /// <summary>The KMS key that encrypts the audit trail's keys.</summary>
    public required string AuditKmsKeyArn { get; init; }

    /// <summary>How many days a stored event lives, counted from its receipt.</summary>
    public required int EventRetentionDays { get; init; }

    /// <summary>Of one rule about one symbol; what is beyond is told in a digest.</summary>
    public required int SymbolAlertMessagesPerMinute { get; init; }

    /// <summary>Of one rule about all symbols.</summary>
    public required int RuleAlertMessagesPerMinute { get; init; }

    public MessagesPerMinute AlertMessages => new(SymbolAlertMessagesPerMinute, RuleAlertMessagesPerMinute);

    /// <summary>Null where an earlier version deployed the function.</summary>
    public string? EnvironmentName { get; init; }

    public bool IsProduction { get; init; }

    /// <summary>The IANA name of the zone whose time e-mails tell beside UTC.</summary>
    public string? DeskTimeZone { get; init; }

    /// <summary>An alert mails nobody whose event is older than this when it is decided.</summary>
    public required TimeSpan AlertMaxAge { get; init; }

    /// <summary>An event changes nothing whose time lies further than this after its receipt.</summary>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>A commit that comes later than this after the buffer's receipt of its event is slow.</summary>
    public required TimeSpan CommitObjective { get; init; }

    public TrailSettings Trail =>
        new()
        {
            TrailTable = AuditTrailTable,
            StateTable = SymbolStateTable,
            StateSchema = Tables.SymbolState,
            KmsKeyArn = AuditKmsKeyArn,
        };

    public static ProcessorSettings Read(EnvironmentVariables variables) =>
        new()
        {
            MarketDataTable = variables.Required(FunctionVariables.MarketDataTable),
            BarsTable = variables.Required(FunctionVariables.BarsTable),
            SymbolStateTable = variables.Required(FunctionVariables.SymbolStateTable),
            AlertsTable = variables.Required(FunctionVariables.AlertsTable),
            AuditTrailTable = variables.Required(FunctionVariables.AuditTrailTable),
            AlertRulesTable = variables.Required(FunctionVariables.AlertRulesTable),
            AlertsTopicArn = variables.Required(FunctionVariables.AlertsTopicArn),
            BufferUrl = variables.Required(FunctionVariables.BufferUrl),
            DeadLetterQueueUrl = variables.Required(FunctionVariables.DeadLetterQueueUrl),
            MetricsNamespace = variables.Required(FunctionVariables.MetricsNamespace),
            FunctionVersion = variables.Optional(LambdaVariables.FunctionVersion),
            AuditKmsKeyArn = variables.Required(FunctionVariables.AuditKmsKeyArn),
            SymbolAlertMessagesPerMinute = variables.RequiredPositive(FunctionVariables.SymbolAlertMessagesPerMinute),
            RuleAlertMessagesPerMinute = variables.RequiredPositive(FunctionVariables.RuleAlertMessagesPerMinute),
            EnvironmentName = variables.Optional(FunctionVariables.EnvironmentName),
            DeskTimeZone = variables.Optional(FunctionVariables.DeskTimeZone),
            IsProduction = variables.Optional(FunctionVariables.IsProduction) == "true",
            AlertMaxAge = TimeSpan.FromSeconds(variables.RequiredPositive(FunctionVariables.AlertMaxAgeSeconds)),
            ClockSkew = TimeSpan.FromSeconds(variables.RequiredPositive(FunctionVariables.ClockSkewSeconds)),
            EventRetentionDays = variables.RequiredPositive(FunctionVariables.EventRetentionDays),
            CommitObjective = TimeSpan.FromMilliseconds(
                variables.RequiredPositive(FunctionVariables.CommitObjectiveMilliseconds)
            ),
        };
}
