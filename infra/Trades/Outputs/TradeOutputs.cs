using MarketData.Contract;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;
using MarketData.Infra.Trades.Events;
using MarketData.Infra.Trades.Processing;
using MarketData.Infra.Trades.Storage;

namespace MarketData.Infra.Trades.Outputs;

/// <summary>What a deployment of the stack says about itself.</summary>
static class TradeOutputs
{
    public static IEnumerable<Output> OfEvents(EventBus bus, WorkflowStart start)
    {
        const string group = "events";
        return
        [
            new(group, TradeOutputNames.EventBusName, bus.Name, "The bus that trading systems put their events on"),
            new(
                group,
                TradeOutputNames.EventBusArn,
                bus.Arn,
                "The bus, for the policies of those who put events on it"
            ),
            new(group, TradeOutputNames.EventArchiveName, bus.ArchiveName, "The archive that replays come from"),
            new(
                group,
                TradeOutputNames.EventRuleName,
                start.RuleName,
                "The rule that starts an execution for an event"
            ),
            new(
                group,
                TradeOutputNames.StartDeadLetterQueueUrl,
                start.DeadLetterQueue.Url,
                "Events that no execution could be started for"
            ),
        ];
    }

    public static IEnumerable<Output> OfWorkflow(TradeWorkflow workflow, TradeFunctions functions)
    {
        const string group = "workflow";
        return
        [
            new(group, TradeOutputNames.StateMachineArn, workflow.Arn, "The state machine that processes a trade"),
            new(group, TradeOutputNames.StateMachineName, workflow.Name, "The state machine, for people"),
            new(
                group,
                TradeOutputNames.ValidateFunctionName,
                functions.Validate.FunctionName,
                "The function that validates a trade"
            ),
            new(
                group,
                TradeOutputNames.EnrichFunctionName,
                functions.Enrich.FunctionName,
                "The function that finds a trade's instrument and market"
            ),
            new(
                group,
                TradeOutputNames.RecordFunctionName,
                functions.Record.FunctionName,
                "The function that records a trade"
            ),
            new(
                group,
                TradeOutputNames.ValidateDeadLetterQueueUrl,
                functions.Validate.DeadLetterQueue.Url,
                "Trades that could not be validated"
            ),
            new(
                group,
                TradeOutputNames.EnrichDeadLetterQueueUrl,
                functions.Enrich.DeadLetterQueue.Url,
                "Trades that could not be enriched"
            ),
            new(
                group,
                TradeOutputNames.RecordDeadLetterQueueUrl,
                functions.Record.DeadLetterQueue.Url,
                "Trades that could not be recorded"
            ),
        ];
    }

    public static IEnumerable<Output> OfTables(TradeTables tables, EncryptionKey key)
    {
        const string group = "tables";
        return
        [
            new(group, TradeOutputNames.TradesTableName, tables.Trades.Name, "Trades"),
            new(group, TradeOutputNames.TradesTableArn, tables.Trades.Arn, "Trades, for the policies of readers"),
            new(group, TradeOutputNames.AuditTrailTableName, tables.AuditTrail.Name, "The audit trail of trades"),
            new(
                group,
                TradeOutputNames.StateTableName,
                tables.State.Name,
                "The ends of the trail's chains, and its keys"
            ),
            new(group, TradeOutputNames.KeyArn, key.Arn, "The key that encrypts everything at rest"),
            new(group, TradeOutputNames.KeyAlias, key.Alias, "The key's alias"),
        ];
    }

    public static IEnumerable<Output> OfOperations(
        OperatorsParameters parameters,
        OperationsTopics operations,
        StackAlarms alarms,
        Dashboard dashboard
    )
    {
        const string group = "operations";
        yield return new(
            group,
            TradeOutputNames.ParameterPath,
            parameters.Path,
            "Below it are the parameters that operators change"
        );
        yield return new(group, TradeOutputNames.OperationsTopicArn, operations.Alarms.Arn, "Alarms for operations");
        yield return new(
            group,
            TradeOutputNames.OperationsDeadLetterQueueUrl,
            operations.Alarms.DeadLetterQueue.Url,
            "Alarms that SNS could not deliver"
        );
        yield return new(
            group,
            TradeOutputNames.OperationsKeyArn,
            operations.Key.Arn,
            "The key that encrypts alarms on their way"
        );
        yield return new(
            group,
            TradeOutputNames.KeysTopicArn,
            operations.Keys.Arn,
            "Alarms about the keys, under none"
        );
        yield return new(
            group,
            TradeOutputNames.KeysDeadLetterQueueUrl,
            operations.Keys.DeadLetterQueue.Url,
            "Alarms about the keys that SNS could not deliver"
        );
        yield return new(group, TradeOutputNames.DashboardName, dashboard.Name, "The dashboard for people on call");
        yield return new(
            group,
            TradeOutputNames.UnhealthyAlarmName,
            alarms.UnhealthyName,
            "The alarm that sums up the others"
        );
    }
}
