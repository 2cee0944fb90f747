namespace MarketData.Contract;

/// <summary>What a deployment of the trades stack says about itself. docs/outputs.md describes them.</summary>
public static class TradeOutputNames
{
    public const string EventBusName = "trades_event_bus_name";
    public const string EventBusArn = "trades_event_bus_arn";
    public const string EventArchiveName = "trades_event_archive_name";
    public const string EventRuleName = "trades_event_rule_name";
    public const string StartDeadLetterQueueUrl = "trades_start_dead_letter_queue_url";

    public const string StateMachineArn = "trades_state_machine_arn";
    public const string StateMachineName = "trades_state_machine_name";
    public const string ValidateFunctionName = "trades_validate_function_name";
    public const string EnrichFunctionName = "trades_enrich_function_name";
    public const string RecordFunctionName = "trades_record_function_name";
    public const string ValidateDeadLetterQueueUrl = "trades_validate_dead_letter_queue_url";
    public const string EnrichDeadLetterQueueUrl = "trades_enrich_dead_letter_queue_url";
    public const string RecordDeadLetterQueueUrl = "trades_record_dead_letter_queue_url";

    public const string TradesTableName = "trades_table_name";
    public const string TradesTableArn = "trades_table_arn";
    public const string AuditTrailTableName = "trades_audit_trail_table_name";
    public const string StateTableName = "trades_state_table_name";
    public const string KeyArn = "trades_kms_key_arn";
    public const string KeyAlias = "trades_kms_key_alias";

    public const string ParameterPath = "trades_parameter_path";
    public const string OperationsTopicArn = "trades_operations_topic_arn";
    public const string OperationsDeadLetterQueueUrl = "trades_operations_dead_letter_queue_url";
    public const string OperationsKeyArn = "trades_operations_kms_key_arn";
    public const string KeysTopicArn = "trades_keys_topic_arn";
    public const string KeysDeadLetterQueueUrl = "trades_keys_dead_letter_queue_url";
    public const string DashboardName = "trades_dashboard_name";
    public const string UnhealthyAlarmName = "trades_unhealthy_alarm_name";

    /// <summary>The names of the tables, in the order of <see cref="Tables.OfTrades"/>.</summary>
    public static IReadOnlyList<string> TableNames => [TradesTableName, AuditTrailTableName, StateTableName];
}
