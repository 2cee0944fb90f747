using BenchmarkDotNet.Attributes;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Feed;
using MarketData.Domain.Audit;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Committing;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Processor.Rules;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;

namespace MarketData.Benchmarks.Parts;

/// <summary>What the function does with a batch, one part after the other.</summary>
public class PartsOfAnEvent
{
    static readonly ProcessorSettings Settings = ProcessorSettings.Read(
        new EnvironmentVariables(MemoryAws.Variables.GetValueOrDefault)
    );

    readonly MemoryAws aws = new();
    readonly AuditKeys keys = new(new AuditKey(1, DateTimeOffset.UnixEpoch, Wire.AuditKeyBytes));
    readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    Dictionary<Symbol, SymbolState> states = [];
    List<string> bodies = [];
    List<MarketEvent> events = [];
    List<Decision> decisions = [];
    IReadOnlyList<CommitTransaction> transactions = [];
    RuleBook rules = null!;
    TransactionWriter writer = null!;

    [Params(10, 100, 1000)]
    public int Batch { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var dynamo = Clients.Of(aws).DynamoDb();
        writer = new TransactionWriter(dynamo, Settings.SymbolStateTable, new Backoff(TimeProvider.System));
        var log = new JsonLog(Stream.Null, TimeProvider.System);
        rules = await new RuleStore(
            dynamo,
            Settings,
            new Backoff(TimeProvider.System),
            new FailureBoundary(log),
            log,
            TimeProvider.System
        ).GetAsync(CancellationToken.None);

        var feed = PrintFeed.Open();
        events = [.. feed.WarmUp().Select(warm => Decode(SqsBatch.Body(warm)))];
        states = Decide()
            .GroupBy(decision => decision.Next.Symbol)
            .ToDictionary(group => group.Key, group => group.Last().Next);
        bodies = [.. feed.Next(Batch).Select(SqsBatch.Body)];
        events = Decode();
        decisions = Decide();
        transactions = Encode();
    }

    [Benchmark(Description = "decode: JSON to event")]
    public List<MarketEvent> Decode() => [.. bodies.Select(Decode)];

    [Benchmark(Description = "decide: states and events to decisions")]
    public List<Decision> Decide()
    {
        var made = new List<Decision>();
        var terms = new DecisionTerms
        {
            Rules = rules,
            Keys = keys,
            DecodedAt = now,
            EventRetentionDays = Settings.EventRetentionDays,
            ClockSkew = TimeSpan.FromSeconds(60),
            AlertMaxAge = TimeSpan.FromSeconds(900),
            MaxItems = TransactionWriter.MaxItems,
        };
        foreach (var symbol in events.GroupBy(marketEvent => marketEvent.Symbol))
        {
            var commit = new SymbolCommit(symbol.Key, symbol);
            commit.Load(states.GetValueOrDefault(symbol.Key) ?? SymbolState.Unseen(symbol.Key));
            if (commit.NeedsState)
            {
                throw new InvalidOperationException(
                    $"The state of {symbol.Key} wants stored bars; the session is to be in order of time."
                );
            }

            while (commit.Open.Count > 0)
            {
                var decision = commit.Decide(terms, now);
                commit.Committed(decision);
                made.Add(decision);
            }
        }

        return made;
    }

    [Benchmark(Description = "encode: decisions to items")]
    public IReadOnlyList<CommitTransaction> Encode() =>
        CommitTransaction.Pack(decisions.Select(decision => CommitPut.Of(decision, Settings)));

    [Benchmark(Description = "send: items through the SDK")]
    public async Task SendAsync()
    {
        foreach (var transaction in transactions)
        {
            await writer.WriteAsync(transaction.ToRequest(), CancellationToken.None);
        }

        aws.Forget();
    }

    MarketEvent Decode(string body) =>
        EventDecoder.Decode(body, now) is Decoded.Valid { Event: var marketEvent }
            ? marketEvent
            : throw new InvalidOperationException($"The session holds an event that cannot be decoded: {body}");
}
