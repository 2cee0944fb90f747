using MarketData.Contract;
using MarketData.Sandbox.Deployment;

namespace MarketData.Sandbox.Trades;

/// <summary>What the deployed trades stack says about itself.</summary>
public sealed record DeployedTrades(DeployedStack Stack)
{
    public string EventBus => Value(TradeOutputNames.EventBusName);

    public string StateMachineArn => Value(TradeOutputNames.StateMachineArn);

    public string TradesTable => Value(TradeOutputNames.TradesTableName);

    /// <summary>Of what could not be started, and of each task.</summary>
    public IReadOnlyList<string> DeadLetterQueueUrls =>
        [
            Value(TradeOutputNames.StartDeadLetterQueueUrl),
            Value(TradeOutputNames.ValidateDeadLetterQueueUrl),
            Value(TradeOutputNames.EnrichDeadLetterQueueUrl),
            Value(TradeOutputNames.RecordDeadLetterQueueUrl),
        ];

    public string FunctionOf(string task) =>
        Value(
            task switch
            {
                TradeTasks.Validate => TradeOutputNames.ValidateFunctionName,
                TradeTasks.Enrich => TradeOutputNames.EnrichFunctionName,
                _ => TradeOutputNames.RecordFunctionName,
            }
        );

    string Value(string name) => Stack.Outputs.Value(name);
}
