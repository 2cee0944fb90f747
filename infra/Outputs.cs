using HashiCorp.Cdktf;
using MarketData.Infra.Constructs;

namespace MarketData.Infra;

/// <summary>Every name, ARN and URL that a user, a test or the sandbox needs after a deployment.</summary>
static class Outputs
{
    public static void Add(
        TerraformStack stack,
        MarketEventBus bus,
        BufferQueue buffer,
        BusToBuffer delivery,
        MarketDataTables tables,
        AlertTopic topic,
        ProcessorFunction processor,
        QueueTrigger trigger,
        ErrorRateAlarm alarm,
        EncryptionKey key)
    {
        var values = new Dictionary<string, string>
        {
            ["event_bus_name"] = bus.Name,
            ["event_bus_arn"] = bus.Arn,
            ["event_archive_name"] = bus.ArchiveName,
            ["event_rule_name"] = delivery.RuleName,
            ["sqs_queue_url"] = buffer.Queue.Url,
            ["sqs_queue_arn"] = buffer.Queue.Arn,
            ["sqs_queue_name"] = buffer.Queue.Name,
            ["dead_letter_queue_url"] = buffer.DeadLetters.Url,
            ["dead_letter_queue_arn"] = buffer.DeadLetters.Arn,
            ["dead_letter_queue_name"] = buffer.DeadLetters.Name,
            ["target_dead_letter_queue_url"] = delivery.DeadLetters.Url,
            ["target_dead_letter_queue_arn"] = delivery.DeadLetters.Arn,
            ["lambda_function_name"] = processor.Name,
            ["lambda_function_arn"] = processor.Arn,
            ["event_source_mapping_id"] = trigger.MappingId,
            ["dynamodb_table_name"] = tables.MarketData.Name,
            ["dynamodb_table_arn"] = tables.MarketData.Arn,
            ["dynamodb_bars_table_name"] = tables.Bars.Name,
            ["dynamodb_symbol_state_table_name"] = tables.SymbolState.Name,
            ["dynamodb_alerts_table_name"] = tables.Alerts.Name,
            ["dynamodb_audit_trail_table_name"] = tables.AuditTrail.Name,
            ["dynamodb_alert_rules_table_name"] = tables.AlertRules.Name,
            ["sns_topic_arn"] = topic.Arn,
            ["kms_key_arn"] = key.Arn,
            ["kms_key_alias"] = key.Alias,
            ["log_group_name"] = processor.LogGroupName,
            ["error_rate_alarm_name"] = alarm.Name,
        };
        foreach (var (name, value) in values)
        {
            _ = new TerraformOutput(stack, name, new TerraformOutputConfig { Value = value });
        }
    }
}
