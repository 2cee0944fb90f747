using MarketData.Processor.Decoding;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Feed;

/// <summary>A session's rows over the emulator's bus, as the function then reads them.</summary>
[CancelAfter(60_000)]
public sealed class BusTests
{
    const string File = """
        time_utc,exchange,symbol,type,price,size,side
        2013-10-08T13:30:00.1234567Z,P,BAC,trade,0.1234567890123456789012345678,123456789012345678.1234567891,
        2013-10-08T13:30:00.1234567Z,P,BAC,trade,999999999999999999,0,
        2013-10-08T13:30:00.1234567Z,P,BAC,trade,1.6e-6,.5,
        2013-10-08T13:30:00.1234567Z,P,BAC,trade,0.000000000000123456789012345,100000000000000,
        2013-10-08T13:30:00.1234567Z,P,BAC,quote,123456.789012345678901,0.1,bid
        2013-10-08T13:30:00.1234567Z,P,BAC,quote,13.83,,ask
        """;

    [Test]
    public async Task No_digit_is_lost_on_the_way(CancellationToken cancellation)
    {
        var endpoint = (await LocalEngines.MotoAsync()).Endpoint;
        using var api = new EmulatorApi(endpoint);
        using var aws = new AwsClients(endpoint);
        using var bus = await ArchivedBus.CreateAsync(api);
        var session = Session.Build(SessionFile.Read(new StringReader(File), "digits"), [], limit: null, badEvents: 0);

        var feeder = new Feeder(aws.EventBridge, aws.Sqs, bus.BusName, "http://127.0.0.1:1/none", _ => { });
        await feeder.FeedAsync(session, Pace.Max, cancellation);

        var arrived = (await bus.BodiesAsync()).Select(body => EventDecoder.Decode(body, DateTimeOffset.UtcNow));
        Assert.That(
            arrived.Cast<Decoded.Valid>().Select(decoded => decoded.Event with { ReceivedAt = default }),
            Is.EqualTo(
                session
                    .Select(item => (Expectation.Stored)item.Expected)
                    .Select(stored => stored.Row.ToStored(stored.Identity) with { ReceivedAt = default })
            )
        );
    }
}
