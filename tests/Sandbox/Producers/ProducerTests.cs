using System.Collections;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;
using MarketData.SandboxTests.Function;
using MarketData.Tools;

namespace MarketData.SandboxTests.Producers;

/// <summary>The examples of examples/producers, run as their users do, against a bus on a bad day.</summary>
[TestFixture("csharp")]
[TestFixture("python")]
[TestFixture("shell")]
[CancelAfter(600_000)]
public sealed class ProducerTests(string language)
{
    const int Prints = 30;
    const string Source = "market.test";

    static readonly string TooLong = new('€', 90_000);

    static readonly string[] Unsendable =
    [
        "not JSON",
        """{"exchange":"X","symbol":"A","price":1,"volume":1}""",
        $$"""{"exchange":"X","symbol":"{{FaultyBus.Forbidden}}","price":1,"volume":1,"tradeId":"f-1"}""",
        $$"""{"exchange":"X","symbol":"A","price":1,"volume":1,"tradeId":"{{TooLong}}"}""",
    ];

    string folder = null!;

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("producer-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task On_a_bad_day_every_event_is_stored_once_and_the_rest_is_kept(CancellationToken cancellation)
    {
        using var bus = await ProducerBus.CreateAsync();
        await using var faulty = await FaultyBus.StartAsync();

        var result = await RunAsync(bus.Name, faulty.Url, [.. Lines(), .. Unsendable], cancellation);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.Everything);
        Assert.That(faulty.Misuses, Is.Empty);
        Assert.That(
            faulty.Happened.Keys,
            Is.EquivalentTo([
                "throttled call",
                "failed call",
                "lost answer",
                "ThrottlingException",
                "InternalFailure",
                "forbidden entry",
            ]),
            "the day was bad enough"
        );
        Assert.That(await File.ReadAllLinesAsync(Unsent, cancellation), Is.EquivalentTo(Unsendable));
        Assert.That(
            result.Everything,
            Does.Contain("4 not sent").And.Contain("no tradeId").And.Contain("NotAuthorizedForSource")
        );
        await AssertStoredOnceAsync(bus, cancellation);
    }

    [Test]
    public async Task On_a_good_day_nothing_is_left(CancellationToken cancellation)
    {
        using var bus = await ProducerBus.CreateAsync();

        var result = await RunAsync(
            bus.Name,
            Endpoints.Url((await LocalEngines.MotoAsync()).Endpoint),
            [.. Lines(11), ""],
            cancellation
        );

        Assert.That(result.ExitCode, Is.Zero, result.Everything);
        Assert.That(File.Exists(Unsent), Is.False);
        var bodies = await bus.BodiesAsync();
        Assert.That(bodies, Has.Count.EqualTo(11));
        Assert.That(bodies.Count(body => body.Contains(BusEvents.Quote, StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_refused_is_not_tried_for_long(CancellationToken cancellation)
    {
        await using var faulty = await FaultyBus.StartAsync(refusesAll: true);

        var result = await RunAsync("any", faulty.Url, [.. Lines()], cancellation);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Everything, Does.Contain("AccessDenied").And.Contain($"{Prints} not sent"));
        Assert.That(await File.ReadAllLinesAsync(Unsent, cancellation), Is.EquivalentTo(Lines()));
        Assert.That(faulty.Calls, Is.LessThanOrEqualTo(4), "no more than are under way at once");
    }

    string Unsent => Path.Combine(folder, "unsent.jsonl");

    static async Task AssertStoredOnceAsync(ProducerBus bus, CancellationToken cancellation)
    {
        var bodies = await bus.BodiesAsync();
        Assert.That(bodies, Has.Count.GreaterThan(Prints), "what was taken without an answer came twice");
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        foreach (var batch in bodies.Chunk(10))
        {
            Assert.That(await function.HandleAsync(batch), Is.Empty);
        }

        var stored = await function.ItemsAsync(Tables.MarketData);
        Assert.That(
            stored.Select(item => item["event_id"].S),
            Is.EquivalentTo(Enumerable.Range(1, Prints).Select(number => $"X|S{number % 3}|2013-10-08|t-{number}"))
        );
    }

    /// <summary>Every fifth is a quote.</summary>
    static IEnumerable<string> Lines(int count = Prints) => Enumerable.Range(1, count).Select(Line);

    static string Line(int number) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["exchange"] = "X",
                ["symbol"] = $"S{number % 3}",
                [number % 5 == 0 ? "bid" : "price"] = "181.750",
                ["volume"] = 500,
                ["timestamp"] = "2013-10-08T13:30:00Z",
                ["tradeId"] = $"t-{number}",
            }
        );

    async Task<CommandResult> RunAsync(string bus, string endpoint, string[] lines, CancellationToken cancellation)
    {
        var input = Path.Combine(folder, "prints.jsonl");
        await File.WriteAllLinesAsync(input, lines, cancellation);
        var examples = Path.Combine(Checkout.Root, "examples", "producers");
        Command command = language switch
        {
            "csharp" => new("dotnet", [ProgramOf("Producer"), bus, Source, input, Unsent]),
            "python" => new(
                Programs.Python,
                [
                    Path.Combine(examples, "python", "put_events.py"),
                    "--bus",
                    bus,
                    "--source",
                    Source,
                    "--unsent",
                    Unsent,
                    input,
                ]
            ),
            _ => new("bash", [Path.Combine(examples, "shell", "put-events.sh"), bus, Source, input, Unsent]),
        };
        return await (command with { InheritsEnvironment = false, Environment = Variables(endpoint) }).TryRunAsync(
            cancellation
        );
    }

    /// <summary>Those of this process, without its own account.</summary>
    static Dictionary<string, string> Variables(string endpoint)
    {
        var own = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(pair => KeyValuePair.Create((string)pair.Key, (string)pair.Value!))
            .Where(pair => !pair.Key.StartsWith("AWS_", StringComparison.Ordinal));
        // To Python, an empty name of a profile is one that is missing.
        return own.Concat(Credentials.Environment(new(endpoint)).Where(pair => pair.Value.Length > 0)).ToDictionary();
    }

    static string ProgramOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
}
