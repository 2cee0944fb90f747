using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Constructs;

namespace MarketData.Infra;

/// <summary>Every name, ARN and URL that a user, a test or the sandbox needs, and the thresholds.</summary>
static class MarketDataExports
{
    public static IEnumerable<Export> Of(MarketDataStack stack, Settings settings) =>
        [
            .. OfEvents(stack),
            .. OfProcessor(stack),
            .. OfTables(stack.Tables, stack.Key),
            .. OfNotifications(stack.Alerts, stack.Operations),
            .. OfOperations(stack, new ResourceNames(settings.Suffix)),
            .. Thresholds(settings),
        ];

    static IEnumerable<Export> OfEvents(MarketDataStack stack) =>
        [
            new("events", "event_bus_name", stack.Bus.Name, "The bus that exchanges put their events on"),
            new("events", "event_bus_arn", stack.Bus.Arn, "The bus, for policies of those who put events"),
            new("events", "event_archive_name", stack.Bus.ArchiveName, "The archive that replays come from"),
            new(
                "events",
                "event_rule_name",
                stack.Delivery.RuleName,
                "The rule that sends market events to the buffer"
            ),
            new("events", "sqs_queue_url", stack.Buffer.Queue.Url, "The buffer"),
            new("events", "sqs_queue_arn", stack.Buffer.Queue.Arn, "The buffer, for policies"),
            new("events", "sqs_queue_name", stack.Buffer.Queue.Name, "The buffer, for metrics"),
            new(
                "events",
                "dead_letter_queue_url",
                stack.Buffer.DeadLetters.Url,
                "The buffer's dead-letter queue: events that could not be processed"
            ),
            new(
                "events",
                "dead_letter_queue_arn",
                stack.Buffer.DeadLetters.Arn,
                "The buffer's dead-letter queue, to redrive from"
            ),
            new(
                "events",
                "dead_letter_queue_name",
                stack.Buffer.DeadLetters.Name,
                "The buffer's dead-letter queue, for metrics"
            ),
            new(
                "events",
                "target_dead_letter_queue_url",
                stack.Delivery.DeadLetters.Url,
                "The target's dead-letter queue: events that the bus could not deliver to the buffer"
            ),
            new(
                "events",
                "target_dead_letter_queue_arn",
                stack.Delivery.DeadLetters.Arn,
                "The target's dead-letter queue, to redrive from"
            ),
        ];

    static IEnumerable<Export> OfProcessor(MarketDataStack stack) =>
        [
            new("processor", "lambda_function_name", stack.Processor.Name, "The function that processes events"),
            new("processor", "lambda_function_arn", stack.Processor.Arn, "The function, for policies"),
            new(
                "processor",
                "event_source_mapping_id",
                stack.Trigger.MappingId,
                "Feeds the function from the buffer; disable it to pause processing"
            ),
            new(
                "processor",
                "alert_sweep_rule_name",
                stack.Sweep.RuleName,
                "Invokes the function each minute, to publish alerts that wait"
            ),
            new("processor", "log_group_name", stack.Processor.LogGroupName, "The function's logs"),
        ];

    static IEnumerable<Export> OfTables(MarketDataTables tables, EncryptionKey key) =>
        [
            new("tables", "dynamodb_table_name", tables.MarketData.Name, "Stored events"),
            new("tables", "dynamodb_table_arn", tables.MarketData.Arn, "Stored events, for policies of readers"),
            new("tables", "dynamodb_bars_table_name", tables.Bars.Name, "Closed one-minute bars"),
            new("tables", "dynamodb_symbol_state_table_name", tables.SymbolState.Name, "Each symbol's state"),
            new("tables", "dynamodb_alerts_table_name", tables.Alerts.Name, "Alerts"),
            new("tables", "dynamodb_audit_trail_table_name", tables.AuditTrail.Name, "The audit trail"),
            new("tables", "dynamodb_alert_rules_table_name", tables.AlertRules.Name, "The alert rules"),
            new("tables", "kms_key_arn", key.Arn, "The key that encrypts everything at rest"),
            new("tables", "kms_key_alias", key.Alias, "The key's alias"),
        ];

    static IEnumerable<Export> OfNotifications(EmailTopic alerts, EmailTopic operations) =>
        [
            new("notifications", "sns_topic_arn", alerts.Arn, "Alerts for traders"),
            new(
                "notifications",
                "alerts_dead_letter_queue_url",
                alerts.DeadLetters.Url,
                "Alerts that SNS could not deliver"
            ),
            new("notifications", "operations_topic_arn", operations.Arn, "Alarms for operations"),
            new(
                "notifications",
                "operations_dead_letter_queue_url",
                operations.DeadLetters.Url,
                "Alarms that SNS could not deliver"
            ),
        ];

    static IEnumerable<Export> OfOperations(MarketDataStack stack, ResourceNames names) =>
        [
            new("operations", "dashboard_name", stack.Dashboard.Name, "The dashboard for people on call"),
            new(
                "operations",
                "error_rate_alarm_name",
                stack.Alarms.All.Single(alarm => alarm.Definition.Purpose == "error-rate").Name,
                "The alarm on failed invocations"
            ),
            new("operations", "metrics_namespace", names.MetricsNamespace, "Where the function counts events"),
            .. stack.Alarms.UnhealthyName is { } name
                ? new[] { new Export("operations", "unhealthy_alarm_name", name, "The alarm that sums up the others") }
                : [],
        ];

    static IEnumerable<Export> Thresholds(Settings settings) =>
        [
            Export.Of(
                "thresholds",
                "error_rate_percent",
                settings.Alarms.ErrorRatePercent,
                "Failed invocations above which there is an alarm, in percent"
            ),
            Export.Of(
                "thresholds",
                "event_failure_percent",
                settings.Alarms.EventFailurePercent,
                "Failed events above which there is an alarm, in percent"
            ),
            Export.Of(
                "thresholds",
                "duration_percent",
                settings.Alarms.DurationPercent,
                "Part of the timeout above which there is an alarm, in percent"
            ),
            Export.Of(
                "thresholds",
                "oldest_message_seconds",
                settings.Alarms.OldestMessageSeconds,
                "Wait in the buffer above which there is an alarm, in seconds"
            ),
            Export.Of(
                "thresholds",
                "write_units_per_minute",
                settings.Alarms.WriteUnitsPerMinute,
                "Write units a minute above which there is an alarm"
            ),
            Export.Of(
                "thresholds",
                "read_units_per_minute",
                settings.Alarms.ReadUnitsPerMinute,
                "Read units a minute above which there is an alarm"
            ),
            Export.Of(
                "thresholds",
                "max_receive_count",
                settings.Queue.MaxReceiveCount,
                "Deliveries of an event before the dead-letter queue"
            ),
            Export.Of(
                "thresholds",
                "event_retention_days",
                settings.Retention.EventDays,
                "Days for which an event is stored"
            ),
        ];
}
