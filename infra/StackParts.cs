using MarketData.Infra.Configuration;
using MarketData.Infra.Constructs;
using MarketData.Infra.Observability;

namespace MarketData.Infra;

/// <summary>The parts of a stack that others need to know about.</summary>
sealed record StackParts
{
    public required EncryptionKey Key { get; init; }
    public required MarketEventBus Bus { get; init; }
    public required BusToBuffer Delivery { get; init; }
    public required BufferQueue Buffer { get; init; }
    public required ProcessorFunction Processor { get; init; }
    public required QueueTrigger Trigger { get; init; }
    public required AlertSweep Sweep { get; init; }
    public required MarketDataTables Tables { get; init; }
    public required EmailTopic Alerts { get; init; }
    public required EmailTopic Operations { get; init; }
    public required PipelineAlarms Alarms { get; init; }
    public required Dashboard Dashboard { get; init; }
    public required Settings Settings { get; init; }

    /// <summary>Every name, ARN and URL that a user, a test or the sandbox needs, and the thresholds.</summary>
    public IEnumerable<Export> Exports =>
    [
        .. OfEvents(), .. OfProcessor(), .. OfTables(), .. OfNotifications(), .. OfOperations(), .. Thresholds(),
    ];

    IEnumerable<Export> OfEvents() =>
    [
        new("events", "event_bus_name", Bus.Name, "The bus that exchanges put their events on"),
        new("events", "event_bus_arn", Bus.Arn, "The bus, for policies of those who put events"),
        new("events", "event_archive_name", Bus.ArchiveName, "The archive that replays come from"),
        new("events", "event_rule_name", Delivery.RuleName, "The rule that sends market events to the buffer"),
        new("events", "sqs_queue_url", Buffer.Queue.Url, "The buffer"),
        new("events", "sqs_queue_arn", Buffer.Queue.Arn, "The buffer, for policies"),
        new("events", "sqs_queue_name", Buffer.Queue.Name, "The buffer, for metrics"),
        new("events", "dead_letter_queue_url", Buffer.DeadLetters.Url, "The buffer's dead-letter queue: events that could not be processed"),
        new("events", "dead_letter_queue_arn", Buffer.DeadLetters.Arn, "The buffer's dead-letter queue, to redrive from"),
        new("events", "dead_letter_queue_name", Buffer.DeadLetters.Name, "The buffer's dead-letter queue, for metrics"),
        new("events", "target_dead_letter_queue_url", Delivery.DeadLetters.Url, "The target's dead-letter queue: events that the bus could not deliver to the buffer"),
        new("events", "target_dead_letter_queue_arn", Delivery.DeadLetters.Arn, "The target's dead-letter queue, to redrive from"),
    ];

    IEnumerable<Export> OfProcessor() =>
    [
        new("processor", "lambda_function_name", Processor.Name, "The function that processes events"),
        new("processor", "lambda_function_arn", Processor.Arn, "The function, for policies"),
        new("processor", "event_source_mapping_id", Trigger.MappingId, "Feeds the function from the buffer; disable it to pause processing"),
        new("processor", "alert_sweep_rule_name", Sweep.RuleName, "Invokes the function each minute, to publish alerts that wait"),
        new("processor", "log_group_name", Processor.LogGroupName, "The function's logs"),
    ];

    IEnumerable<Export> OfTables() =>
    [
        new("tables", "dynamodb_table_name", Tables.MarketData.Name, "Stored events"),
        new("tables", "dynamodb_table_arn", Tables.MarketData.Arn, "Stored events, for policies of readers"),
        new("tables", "dynamodb_bars_table_name", Tables.Bars.Name, "Closed one-minute bars"),
        new("tables", "dynamodb_symbol_state_table_name", Tables.SymbolState.Name, "Each symbol's state"),
        new("tables", "dynamodb_alerts_table_name", Tables.Alerts.Name, "Alerts"),
        new("tables", "dynamodb_audit_trail_table_name", Tables.AuditTrail.Name, "The audit trail"),
        new("tables", "dynamodb_alert_rules_table_name", Tables.AlertRules.Name, "The alert rules"),
        new("tables", "kms_key_arn", Key.Arn, "The key that encrypts everything at rest"),
        new("tables", "kms_key_alias", Key.Alias, "The key's alias"),
    ];

    IEnumerable<Export> OfNotifications() =>
    [
        new("notifications", "sns_topic_arn", Alerts.Arn, "Alerts for traders"),
        new("notifications", "alerts_dead_letter_queue_url", Alerts.DeadLetters.Url, "Alerts that SNS could not deliver"),
        new("notifications", "operations_topic_arn", Operations.Arn, "Alarms for operations"),
        new("notifications", "operations_dead_letter_queue_url", Operations.DeadLetters.Url, "Alarms that SNS could not deliver"),
    ];

    IEnumerable<Export> OfOperations() =>
    [
        new("operations", "dashboard_name", Dashboard.Name, "The dashboard for people on call"),
        new("operations", "error_rate_alarm_name", Alarms.All.Single(alarm => alarm.Definition.Purpose == "error-rate").Name, "The alarm on failed invocations"),
        new("operations", "metrics_namespace", new Names(Settings.Suffix).Metrics, "Where the function counts events"),
        .. Alarms.UnhealthyName is { } name
            ? new[] { new Export("operations", "unhealthy_alarm_name", name, "The alarm that sums up the others") }
            : [],
    ];

    IEnumerable<Export> Thresholds() =>
    [
        Export.Of("thresholds", "error_rate_percent", Settings.Alarms.ErrorRatePercent, "Failed invocations above which there is an alarm, in percent"),
        Export.Of("thresholds", "event_failure_percent", Settings.Alarms.EventFailurePercent, "Failed events above which there is an alarm, in percent"),
        Export.Of("thresholds", "duration_percent", Settings.Alarms.DurationPercent, "Part of the timeout above which there is an alarm, in percent"),
        Export.Of("thresholds", "oldest_message_seconds", Settings.Alarms.OldestMessageSeconds, "Wait in the buffer above which there is an alarm, in seconds"),
        Export.Of("thresholds", "write_units_per_minute", Settings.Alarms.WriteUnitsPerMinute, "Write units a minute above which there is an alarm"),
        Export.Of("thresholds", "read_units_per_minute", Settings.Alarms.ReadUnitsPerMinute, "Read units a minute above which there is an alarm"),
        Export.Of("thresholds", "max_receive_count", Settings.Queue.MaxReceiveCount, "Deliveries of an event before the dead-letter queue"),
        Export.Of("thresholds", "event_retention_days", Settings.Retention.EventDays, "Days for which an event is stored"),
    ];
}
