using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.SQS.Model;
using Amazon.StepFunctions;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>A trade workflow in moto that never ends, its dead-letter queues, and what the stack publishes.</summary>
sealed class WorkflowInMoto : IDisposable
{
    const string Endless = """
        {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":100000,"End":true}}}
        """;

    readonly AwsClients aws;

    WorkflowInMoto(AwsClients aws)
    {
        this.aws = aws;
        var url = aws.Sqs.Config.ServiceURL;
        Workflow = new AmazonStepFunctionsClient(
            Credentials.Basic,
            new AmazonStepFunctionsConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );
        Ssm = new AmazonSimpleSystemsManagementClient(
            Credentials.Basic,
            new AmazonSimpleSystemsManagementConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        );
    }

    public ResourceNames Names { get; } = new($"w{Guid.NewGuid():N}"[..8], Credentials.Region);

    public IAmazonStepFunctions Workflow { get; }

    public IAmazonSimpleSystemsManagement Ssm { get; }

    public IAmazonSQS Sqs => aws.Sqs;

    public Task<DeployedWorkflow> DeployedAsync() => DeployedWorkflow.ReadAsync(Ssm, Names, CancellationToken.None);

    public static async Task<WorkflowInMoto> CreateAsync()
    {
        var workflow = new WorkflowInMoto(new AwsClients((await LocalEngines.MotoAsync()).Endpoint));
        await workflow.PublishAsync(
            TradeOutputNames.StateMachineArn,
            await CreateStateMachineAsync(workflow.Names.TradeProcessing)
        );
        foreach (
            var output in (string[])
                [
                    TradeOutputNames.StartDeadLetterQueueUrl,
                    TradeOutputNames.ValidateDeadLetterQueueUrl,
                    TradeOutputNames.EnrichDeadLetterQueueUrl,
                    TradeOutputNames.RecordDeadLetterQueueUrl,
                ]
        )
        {
            var queue = await workflow.Sqs.CreateQueueAsync($"{output}-{workflow.Names.Suffix}");
            await workflow.PublishAsync(output, queue.QueueUrl!);
        }

        return workflow;
    }

    /// <returns>Its ARN.</returns>
    public static async Task<string> CreateStateMachineAsync(string name)
    {
        using var api = new EmulatorApi((await LocalEngines.MotoAsync()).Endpoint);
        var answer = await api.StatesAsync(
            "CreateStateMachine",
            new()
            {
                ["name"] = name,
                ["definition"] = Endless,
                ["roleArn"] = "arn:aws:iam::123456789012:role/workflow",
            }
        );
        return answer.GetProperty("stateMachineArn").GetString()!;
    }

    /// <returns>Its ARN.</returns>
    public async Task<string> StartAsync(string name, string input = "{}") =>
        (
            await Workflow.StartExecutionAsync(
                new()
                {
                    StateMachineArn = (await DeployedAsync()).StateMachineArn,
                    Name = name,
                    Input = input,
                }
            )
        ).ExecutionArn!;

    public static async Task AbortAsync(string execution)
    {
        using var api = new EmulatorApi((await LocalEngines.MotoAsync()).Endpoint);
        await api.StatesAsync("StopExecution", new() { ["executionArn"] = execution });
    }

    /// <returns>The id of the message.</returns>
    public async Task<string> SendAsync(string queue, string body, string? errorCode = null)
    {
        var sent = await Sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = (await DeployedAsync()).DeadLetterQueues[queue],
                MessageBody = body,
                MessageAttributes = errorCode is null
                    ? null
                    : new()
                    {
                        ["ERROR_CODE"] = new() { DataType = "String", StringValue = errorCode },
                    },
            }
        );
        return sent.MessageId!;
    }

    /// <summary>The bodies of the messages that somebody who looks now would get, in order.</summary>
    public async Task<IReadOnlyList<string>> VisibleAsync(string queue)
    {
        var answer = await Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = (await DeployedAsync()).DeadLetterQueues[queue],
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 0,
            }
        );
        return [.. (answer.Messages ?? []).Select(message => message.Body!).Order(StringComparer.Ordinal)];
    }

    /// <summary>The inputs of the executions that a redrive has started, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RedrivenAsync()
    {
        var machine = (await DeployedAsync()).StateMachineArn;
        var inputs = new Dictionary<string, string>();
        var page = await Workflow.ListExecutionsAsync(new() { StateMachineArn = machine });
        foreach (var name in (page.Executions ?? []).Select(execution => execution.Name!))
        {
            var arn = $"{machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
            inputs[name] = (await Workflow.DescribeExecutionAsync(new() { ExecutionArn = arn })).Input!;
        }

        return inputs.Where(execution => execution.Key.StartsWith("redrive-", StringComparison.Ordinal)).ToDictionary();
    }

    public void Dispose()
    {
        Workflow.Dispose();
        Ssm.Dispose();
        aws.Dispose();
    }

    async Task PublishAsync(string output, string value) =>
        await Ssm.PutParameterAsync(
            new()
            {
                Name = $"{Names.OutputsPath(ResourceNames.Trades)}workflow/{output}",
                Type = ParameterType.SecureString,
                Value = value,
            }
        );
}
