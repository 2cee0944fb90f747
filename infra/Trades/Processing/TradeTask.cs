using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Processing;

public sealed record TradeTaskProps
{
    /// <summary>One of <see cref="TradeTasks"/>.</summary>
    public required string Task { get; init; }

    public required string Description { get; init; }
    public required Foundation Foundation { get; init; }
    public required Settings Settings { get; init; }
    public required FunctionCode Code { get; init; }
    public required FunctionNetwork? Network { get; init; }
    public required IReadOnlyDictionary<string, string> Variables { get; init; }
    public required Action<ServiceRole> Grant { get; init; }
}

/// <summary>A task of the workflow: its function, and the queue of the trades that it could not be done for.</summary>
public sealed class TradeTask : Construct
{
    /// <summary>Less than the workflow waits, so that the function itself says what took too long.</summary>
    public const int TimeoutSeconds = 12;

    readonly Function function;

    public TradeTask(Construct scope, TradeTaskProps props)
        : base(scope, props.Task)
    {
        Name = props.Task;
        function = new Function(
            this,
            Function.Only,
            new()
            {
                Foundation = props.Foundation,
                Settings = props.Settings,
                Name = props.Foundation.Names.TradeTask(props.Task),
                Purpose = Purpose,
                Description = props.Description,
                Code = props.Code,
                Handler = props.Task,
                TimeoutSeconds = TimeoutSeconds,
                ReservedConcurrency = props.Settings.Trades.ReservedConcurrency,
                Variables = props.Variables,
                Network = props.Network,
                Grant = props.Grant,
                KeySid = Sid,
            }
        );
        DeadLetterQueue = new EncryptedQueue(
            this,
            "dead-letters",
            new() { Purpose = $"{Purpose}-dlq", Foundation = props.Foundation }
        );
    }

    /// <summary>One of <see cref="TradeTasks"/>.</summary>
    public string Name { get; }

    /// <summary>Its name, as part of the name of a policy's statement.</summary>
    public string Sid => Words.Capitalize(Name);

    public string FunctionName => function.Name;
    public string FunctionArn => function.Arn;
    public string LogGroupName => function.LogGroupName;
    public EncryptedQueue DeadLetterQueue { get; }

    string Purpose => $"{ResourceNames.Trades}-{Name}";
}
