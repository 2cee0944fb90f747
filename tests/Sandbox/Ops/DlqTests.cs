using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Ops.DeadLetters;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>Market events in their two dead-letter queues.</summary>
[CancelAfter(240_000)]
public sealed class DlqTests
{
    DeploymentInMoto deployment = null!;
    string rejected = null!;
    string failed = null!;
    string undelivered = null!;

    [SetUp]
    public async Task DeployAsync()
    {
        deployment = await DeploymentInMoto.CreateAsync();
        rejected = await deployment.SendAsync(
            OutputNames.DeadLetterQueueUrl,
            Event("e-1"),
            (DeadLetterAttributes.Reason, "PRICE_NOT_POSITIVE"),
            (DeadLetterAttributes.Problem, "price is -5; allowed: above 0."),
            (DeadLetterAttributes.AuditId, "rejected|1")
        );
        failed = await deployment.SendAsync(OutputNames.DeadLetterQueueUrl, Event("e-2"));
        undelivered = await deployment.SendAsync(
            OutputNames.TargetDeadLetterQueueUrl,
            Event("e-3"),
            ("ERROR_CODE", "NO_PERMISSIONS"),
            ("ERROR_MESSAGE", "not allowed"),
            ("RULE_ARN", "arn:aws:events:us-east-1:123456789012:rule/x")
        );
    }

    [TearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task Both_queues_are_listed_with_reasons_and_nothing_is_hidden_afterwards(
        CancellationToken cancellation
    )
    {
        var listed = await deployment.RunAsync(cancellation, "dlq", "list");
        var again = await deployment.RunAsync(cancellation, "dlq", "list", "--reason", "FAILED", "--json");

        Assert.That(listed.ExitCode, Is.EqualTo(0), listed.Everything);
        Assert.That(
            listed.Output.Split('\n').Select(line => line.Split(", until ")[0]),
            Is.EqualTo([
                $"buffer  {rejected}  PRICE_NOT_POSITIVE  Trade Execution of IBM from market.nyse (e-1)",
                $"buffer  {failed}  FAILED  Trade Execution of IBM from market.nyse (e-2)",
                $"target  {undelivered}  NO_PERMISSIONS  Trade Execution of IBM from market.nyse (e-3)",
                "1 PRICE_NOT_POSITIVE (buffer), 1 FAILED (buffer), 1 NO_PERMISSIONS (target).",
            ])
        );
        Assert.That(
            JsonNode.Parse(again.Output)!["events"]!.AsArray().Select(one => (string)one!["messageId"]!),
            Is.EqualTo([failed])
        );
    }

    [Test]
    public async Task A_message_is_shown_with_what_is_known_of_it(CancellationToken cancellation)
    {
        var shown = await deployment.RunAsync(cancellation, "dlq", "show", rejected);

        Assert.That(
            shown.Output,
            Does.StartWith($"Message  {rejected} of the dead-letter queue 'buffer'")
                .And.Contain("Problem  price is -5; allowed: above 0.")
                .And.Contain("Record   rejected|1")
                .And.Contain("\"source\": \"market.nyse\"")
        );
    }

    [Test]
    public async Task It_is_explained_what_happened_and_what_to_do(CancellationToken cancellation)
    {
        var explained = await deployment.RunAsync(cancellation, "dlq", "explain");

        Assert.That(
            explained.Output,
            Does.Contain(
                    "rejected it for good: price is -5; allowed: above 0. It is not stored; the audit trail says so"
                )
                .And.Contain("ops dlq discard --reason PRICE_NOT_POSITIVE --because")
                .And.Contain("Once it is gone: ops dlq redrive --reason FAILED.")
                .And.Contain("the queue's policy or its key's has changed. It said: not allowed")
                .And.Contain("Deploy again, which restores both; then ops dlq redrive --queue target.")
        );
    }

    [Test]
    public async Task What_can_succeed_goes_to_the_buffer_as_it_came_and_without_attributes(
        CancellationToken cancellation
    )
    {
        var tried = await deployment.RunAsync(cancellation, "dlq", "redrive", "--dry-run");
        Assert.That(tried.Output, Does.EndWith("2 would be sent, 0 left."));
        Assert.That(await deployment.VisibleAsync(OutputNames.BufferUrl), Is.Empty);

        var redriven = await deployment.RunAsync(cancellation, "dlq", "redrive");

        Assert.That(redriven.ExitCode, Is.EqualTo(0), redriven.Everything);
        var sent = await deployment.VisibleAsync(OutputNames.BufferUrl);
        Assert.That(sent.Select(message => message.Body), Is.EquivalentTo([Event("e-2"), Event("e-3")]));
        Assert.That(sent.SelectMany(message => message.MessageAttributes ?? []), Is.Empty);
        Assert.That(
            (await deployment.VisibleAsync(OutputNames.DeadLetterQueueUrl)).Single().MessageId,
            Is.EqualTo(rejected),
            "it would be rejected again"
        );
        Assert.That(await deployment.VisibleAsync(OutputNames.TargetDeadLetterQueueUrl), Is.Empty);

        await deployment.RunAsync(cancellation, "dlq", "redrive", "--reason", "PRICE_NOT_POSITIVE");
        Assert.That(await deployment.VisibleAsync(OutputNames.BufferUrl), Has.Count.EqualTo(3), "it was asked for");
    }

    [Test]
    public async Task What_the_buffer_does_not_take_stays_where_it_is()
    {
        using var output = new StringWriter();
        using var refusing = new RefusingSqs(deployment.Aws.Sqs.Config.ServiceURL, deployment[OutputNames.BufferUrl]);
        var queues = new DeadEventQueues(
            refusing,
            new Dictionary<string, string> { ["buffer"] = deployment[OutputNames.DeadLetterQueueUrl] },
            deployment[OutputNames.BufferUrl]
        );

        var answer = await new DeadEventRedrive(queues, output, isDryRun: false).RunAsync(
            new(["buffer"], "FAILED", [], int.MaxValue),
            CancellationToken.None
        );

        Assert.That(answer.ExitCode, Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("left: AccessDenied: no"));
        Assert.That(await deployment.VisibleAsync(OutputNames.DeadLetterQueueUrl), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_is_discarded_is_recorded_in_the_trail_with_who_and_why(CancellationToken cancellation)
    {
        await deployment.Trail.TryAddKeyAsync([], DateTimeOffset.UtcNow.AddMinutes(-1), cancellation);
        string[] discard = ["dlq", "discard", "--because", "sent twice by hand"];

        var asked = await deployment.OpsAsync(cancellation, [.. discard, failed]);
        Assert.That(asked.Errors, Does.EndWith("there is nobody to ask: give --yes."));
        Assert.That(await deployment.VisibleAsync(OutputNames.DeadLetterQueueUrl), Has.Count.EqualTo(2));

        var discarded = await deployment.OpsAsync(cancellation, [.. discard, "--yes", failed]);
        var verified = await deployment.OpsAsync(cancellation, "audit", "verify");

        Assert.That(discarded.ExitCode, Is.EqualTo(0), discarded.Everything);
        Assert.That(
            (await deployment.VisibleAsync(OutputNames.DeadLetterQueueUrl)).Single().MessageId,
            Is.EqualTo(rejected)
        );
        var id = discarded.Output.Split('\n')[0].Split("recorded as ")[1];
        var record = (AuditEntry.Rejection)(await deployment.Trail.FindRecordAsync(id, cancellation))!.Entry;
        Assert.That((record.Reason, record.EnvelopeId), Is.EqualTo(("DISCARDED", "e-2")));
        Assert.That(
            record.Message,
            Does.StartWith("arn:aws:").And.Contain($"discarded message {failed}").And.Contain("sent twice by hand")
        );
        Assert.That(record.Message, Does.EndWith(Event("e-2")));
        Assert.That(verified.Output, Does.StartWith("OK: 1 records in 1 chain"));
    }

    static string Event(string id) =>
        $$"""
            {"id":"{{id}}","detail-type":"Trade Execution","source":"market.nyse",
             "detail":{"symbol":"IBM","price":10.50} }
            """;

    sealed class RefusingSqs(string url, string refused)
        : AmazonSQSClient(
            Credentials.Basic,
            new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = Credentials.Region }
        )
    {
        public override Task<SendMessageBatchResponse> SendMessageBatchAsync(
            SendMessageBatchRequest request,
            CancellationToken cancellationToken = default
        ) =>
            request.QueueUrl == refused
                ? Task.FromResult(
                    new SendMessageBatchResponse
                    {
                        Failed =
                        [
                            .. request.Entries!.Select(entry => new BatchResultErrorEntry
                            {
                                Id = entry.Id,
                                Code = "AccessDenied",
                                Message = "no",
                            }),
                        ],
                    }
                )
                : base.SendMessageBatchAsync(request, cancellationToken);
    }
}
