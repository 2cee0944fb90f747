using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Contract;
using MarketData.Processor;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Kms;
using MarketData.UnitTests.Decoding;
using MarketData.UnitTests.Hosting;

namespace MarketData.UnitTests.Function;

/// <summary>The whole program, from its environment to its answer; only HTTP is replaced.</summary>
[CancelAfter(30_000)]
[NonParallelizable]
sealed class ProgramTests
{
    /// <summary>A second after the event, so that the test does not depend on the machine's clock.</summary>
    static readonly string SentAt = DateTimeOffset
        .Parse(Body.EnvelopeTime, CultureInfo.InvariantCulture)
        .AddSeconds(1)
        .ToUnixTimeMilliseconds()
        .ToString(CultureInfo.InvariantCulture);

    static readonly Dictionary<string, string?> Before = [];

    [OneTimeSetUp]
    public static void SetVariables()
    {
        foreach (var (name, value) in FakeAws.Environment)
        {
            Before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [OneTimeTearDown]
    public static void RestoreVariables()
    {
        foreach (var (name, value) in Before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Test]
    public async Task It_starts_takes_a_batch_and_answers_it(CancellationToken cancellation)
    {
        var runtimeApi = new FakeRuntimeApi(("r1", Batch(("m1", Body.Of(Body.Trade)), ("m2", "no JSON"))));
        var aws = await RunAsync(runtimeApi, cancellation);

        var (path, answer) = runtimeApi.Posts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(path, Is.EqualTo("invocation/r1/response"));
            Assert.That(answer, Is.EqualTo("""{"batchItemFailures":[]}"""));
            Assert.That(
                aws.Queues.DeadLetters.Select(letter => (letter.Body, letter.Attributes[DeadLetterAttributes.Reason])),
                Is.EqualTo(new[] { ("no JSON", "NOT_JSON") })
            );
            Assert.That(StoredItems.All(aws.Store, Tables.MarketData).Single()["symbol"].S, Is.EqualTo("IBM"));
            Assert.That(StoredItems.All(aws.Store, Tables.AuditTrail), Has.Count.EqualTo(2));
            Assert.That(aws.Topic.Published.Single().Subject, Is.EqualTo("[test] [HIGH] IBM 181.75 above 100"));
            Assert.That(aws.Topic.Published.Single().Message, Does.Contain(" America/New_York\n"));
        });
    }

    [Test]
    public async Task A_variable_that_is_missing_is_named_where_the_start_fails(CancellationToken cancellation)
    {
        Environment.SetEnvironmentVariable(FunctionVariables.AlertsTopicArn, null);
        try
        {
            var runtimeApi = new FakeRuntimeApi();
            await RunAsync(runtimeApi, cancellation);

            var (path, error) = runtimeApi.Posts.Single();
            Assert.That(path, Is.EqualTo("init/error"));
            Assert.That(error, Does.Contain($"The environment variable {FunctionVariables.AlertsTopicArn} is missing"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(
                FunctionVariables.AlertsTopicArn,
                FakeAws.Environment[FunctionVariables.AlertsTopicArn]
            );
        }
    }

    [Test]
    public async Task A_start_that_AWS_stands_against_is_tried_again_by_each_invocation(CancellationToken cancellation)
    {
        var kms = new KmsModel { Refusal = ("AccessDeniedException", "not authorized to perform: kms:Decrypt") };
        var runtimeApi = new FakeRuntimeApi(
            ("r1", Batch(("m1", Body.Of(Body.Trade)))),
            ("r2", Batch(("m1", Body.Of(Body.Trade))))
        )
        {
            AnswerTo = path =>
            {
                kms.Refusal = null;
                return HttpStatusCode.Accepted;
            },
        };

        var aws = await RunAsync(runtimeApi, cancellation, kms);

        Assert.That(
            runtimeApi.Posts,
            Is.EqualTo(
                new[]
                {
                    ("invocation/r1/response", """{"batchItemFailures":[{"itemIdentifier":"m1"}]}"""),
                    ("invocation/r2/response", """{"batchItemFailures":[]}"""),
                }
            )
        );
        Assert.That(StoredItems.All(aws.Store, Tables.MarketData), Has.Count.EqualTo(1));
    }

    static async Task<FakeAws> RunAsync(FakeRuntimeApi runtimeApi, CancellationToken cancellation, KmsModel? kms = null)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        runtimeApi.WhenNothingIsLeft = end.Cancel;
        var aws = new FakeAws(runtimeApi) { Kms = kms ?? new() };
        await aws.Store.Client.PutItemAsync(
            aws.Store.NameOf(Tables.AlertRules),
            Document
                .FromJson(
                    """
                    {"rule_id":"p","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH","threshold":100,
                     "hysteresis_percent":1,"cooldown_seconds":0}
                    """
                )
                .ToAttributeMap(),
            cancellation
        );
        using var http = new HttpClient(aws);
        try
        {
            await Program.RunAsync(http, end.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or InvalidOperationException)
        {
            // The fake ended the loop, or the program its start.
        }

        return aws;
    }

    static string Batch(params (string Id, string Body)[] messages) =>
        new JsonObject
        {
            ["Records"] = new JsonArray([
                .. messages.Select(message => new JsonObject
                {
                    ["messageId"] = message.Id,
                    ["body"] = message.Body,
                    ["attributes"] = new JsonObject { ["SentTimestamp"] = SentAt },
                }),
            ]),
        }.ToJsonString();
}
