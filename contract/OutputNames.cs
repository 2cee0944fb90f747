namespace MarketData.Contract;

/// <summary>What a deployment says about itself: the stack's outputs. docs/outputs.md describes them.</summary>
public static class OutputNames
{
    public const string EventBusName = "event_bus_name";
    public const string EventBusArn = "event_bus_arn";
    public const string EventArchiveName = "event_archive_name";
    public const string EventRuleName = "event_rule_name";
    public const string BufferUrl = "sqs_queue_url";
    public const string BufferArn = "sqs_queue_arn";
    public const string BufferName = "sqs_queue_name";
    public const string DeadLetterQueueUrl = "dead_letter_queue_url";
    public const string DeadLetterQueueArn = "dead_letter_queue_arn";
    public const string DeadLetterQueueName = "dead_letter_queue_name";
    public const string TargetDeadLetterQueueUrl = "target_dead_letter_queue_url";
    public const string TargetDeadLetterQueueArn = "target_dead_letter_queue_arn";

    public const string FunctionName = "lambda_function_name";
    public const string FunctionArn = "lambda_function_arn";
    public const string LiveArn = "lambda_live_arn";
    public const string EventSourceMappingId = "event_source_mapping_id";
    public const string AlertSweepRuleName = "alert_sweep_rule_name";
    public const string LogGroupName = "log_group_name";

    public const string MarketDataTableName = "dynamodb_table_name";
    public const string MarketDataTableArn = "dynamodb_table_arn";
    public const string BarsTableName = "dynamodb_bars_table_name";
    public const string SymbolStateTableName = "dynamodb_symbol_state_table_name";
    public const string AlertsTableName = "dynamodb_alerts_table_name";
    public const string AuditTrailTableName = "dynamodb_audit_trail_table_name";
    public const string AlertRulesTableName = "dynamodb_alert_rules_table_name";
    public const string KeyArn = "kms_key_arn";
    public const string KeyAlias = "kms_key_alias";

    public const string AlertsTopicArn = "sns_topic_arn";
    public const string AlertsDeadLetterQueueUrl = "alerts_dead_letter_queue_url";
    public const string OperationsTopicArn = "operations_topic_arn";
    public const string OperationsDeadLetterQueueUrl = "operations_dead_letter_queue_url";
    public const string OperationsKeyArn = "operations_kms_key_arn";
    public const string KeysTopicArn = "keys_topic_arn";
    public const string KeysDeadLetterQueueUrl = "keys_dead_letter_queue_url";

    public const string DashboardName = "dashboard_name";
    public const string ErrorRateAlarmName = "error_rate_alarm_name";
    public const string UnhealthyAlarmName = "unhealthy_alarm_name";
    public const string MetricsNamespace = "metrics_namespace";

    public const string ErrorRatePercent = "error_rate_percent";
    public const string EventFailurePercent = "event_failure_percent";
    public const string DurationPercent = "duration_percent";
    public const string OldestMessageSeconds = "oldest_message_seconds";
    public const string WriteUnitsPerMinute = "write_units_per_minute";
    public const string ReadUnitsPerMinute = "read_units_per_minute";
    public const string MaxReceiveCount = "max_receive_count";
    public const string EventRetentionDays = "event_retention_days";

    /// <summary>The names of the tables, in the order of <see cref="Tables.OfMarketData"/>.</summary>
    public static IReadOnlyList<string> TableNames =>
        [
            MarketDataTableName,
            BarsTableName,
            SymbolStateTableName,
            AlertsTableName,
            AuditTrailTableName,
            AlertRulesTableName,
        ];
}
