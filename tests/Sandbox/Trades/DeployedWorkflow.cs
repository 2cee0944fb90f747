using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;
using MarketData.SandboxTests.Functions;

namespace MarketData.SandboxTests.Trades;

/// <summary>
/// The workflow in moto, beside others under names of its own, with scripted functions and a dead-letter queue for each
/// task.
/// </summary>
sealed class DeployedWorkflow : IDisposable
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly AwsClients aws;
    readonly IReadOnlyDictionary<string, string> queueUrls;

    DeployedWorkflow(
        EmulatorApi api,
        AwsClients aws,
        string arn,
        IReadOnlyDictionary<string, ScriptedFunction> functions,
        IReadOnlyDictionary<string, string> queueUrls
    ) => (Api, this.aws, Arn, Functions, this.queueUrls) = (api, aws, arn, functions, queueUrls);

    public EmulatorApi Api { get; }

    public string Arn { get; }

    public IReadOnlyDictionary<string, ScriptedFunction> Functions { get; }

    /// <param name="change">Of the definition.</param>
    /// <param name="withQueues">Whether there are dead-letter queues from the start.</param>
    public static async Task<DeployedWorkflow> CreateAsync(Func<string, string>? change = null, bool withQueues = true)
    {
        var endpoint = (await LocalEngines.MotoAsync()).Endpoint;
        var gateway = await LocalEngines.FunctionsAsync();
        var (api, aws, names) = (new EmulatorApi(endpoint), new AwsClients(endpoint), Names());
        var role = await api.CreateRoleAsync($"iam-{names.Suffix}");
        var (functions, queues) = (new Dictionary<string, ScriptedFunction>(), new Dictionary<string, string>());
        var values = new Dictionary<string, string> { ["Partition"] = "aws", ["Unavailable"] = TradeTasks.Unavailable };
        foreach (var task in TradeTasks.All)
        {
            var placeholder = $"{char.ToUpperInvariant(task[0])}{task[1..]}";
            await api.CreateFunctionAsync(names.TradeTask(task), role);
            gateway.Register(names.TradeTask(task), functions[task] = new());
            values[$"{placeholder}Function"] = names.TradeTask(task);
            values[$"{placeholder}DeadLetterQueue"] = queues[task] =
                $"{Endpoints.Url(endpoint)}/123456789012/{names.Sqs(task)}";
        }

        var machine = await api.StatesAsync(
            "CreateStateMachine",
            new()
            {
                ["name"] = names.TradeProcessing,
                ["roleArn"] = role,
                ["definition"] = (change ?? (text => text))(WorkflowFile.With(values)),
            }
        );
        var workflow = new DeployedWorkflow(
            api,
            aws,
            machine.GetProperty("stateMachineArn").GetString()!,
            functions,
            queues
        );
        foreach (var task in withQueues ? TradeTasks.All : [])
        {
            await workflow.CreateQueueAsync(task);
        }

        return workflow;
    }

    public async Task CreateQueueAsync(string task) =>
        await aws.Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = queueUrls[task].Split('/')[^1] });

    /// <returns>The execution's ARN.</returns>
    public async Task<string> StartAsync(JsonObject input)
    {
        var started = await Api.StatesAsync(
            "StartExecution",
            new() { ["stateMachineArn"] = Arn, ["input"] = input.ToJsonString() }
        );
        return started.GetProperty("executionArn").GetString()!;
    }

    public async Task<IReadOnlyList<JsonElement>> ExecutionsAsync(string? status = null)
    {
        var parameters = new JsonObject { ["stateMachineArn"] = Arn };
        if (status is not null)
        {
            parameters["statusFilter"] = status;
        }

        return [.. (await Api.StatesAsync("ListExecutions", parameters)).GetProperty("executions").EnumerateArray()];
    }

    /// <summary>Waits until none is under way.</summary>
    public async Task EndAllAsync(CancellationToken cancellation)
    {
        while ((await ExecutionsAsync("RUNNING")).Count > 0)
        {
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    public async Task<EndedExecution> DescribeAsync(string execution) =>
        EndedExecution.Read(await Api.StatesAsync("DescribeExecution", new() { ["executionArn"] = execution }));

    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(string execution)
    {
        var history = await Api.StatesAsync("GetExecutionHistory", new() { ["executionArn"] = execution });
        return [.. history.GetProperty("events").EnumerateArray()];
    }

    /// <summary>Takes what waits in the dead-letter queue of a task.</summary>
    public async Task<IReadOnlyList<JsonElement>> DeadLettersAsync(string task)
    {
        var letters = new List<JsonElement>();
        while (true)
        {
            var request = new ReceiveMessageRequest { QueueUrl = queueUrls[task], MaxNumberOfMessages = 10 };
            if ((await aws.Sqs.ReceiveMessageAsync(request)).Messages is not { Count: > 0 } messages)
            {
                return letters;
            }

            letters.AddRange(messages.Select(message => JsonElement.Parse(message.Body!)));
        }
    }

    public void Dispose()
    {
        Api.Dispose();
        aws.Dispose();
    }

    static ResourceNames Names() => new($"{Guid.NewGuid():N}"[..8], Credentials.Region);
}
