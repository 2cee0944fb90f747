// Puts trades and quotes on the bus of market data, a JSON object a line, as docs/events.md describes them.
//
//   producer eventbridge-market-data-dev market.nyse prints.jsonl [unsent.jsonl]
//
// Exit code 0: all were taken. 1: some were not; they are in unsent.jsonl, as they came, for another try.

using Amazon.EventBridge;
using MarketData.Examples;

if (args is not [var bus, var source, var file, .. var rest])
{
    Console.Error.WriteLine("Usage: producer BUS SOURCE FILE [UNSENT]");
    return 2;
}

// The sender tries again; the SDK's own tries would multiply with it.
using var client = new AmazonEventBridgeClient(
    new AmazonEventBridgeConfig { MaxErrorRetry = 0, Timeout = TimeSpan.FromSeconds(30) }
);
using var unsent = new Unsent(rest is [var path, ..] ? path : "unsent.jsonl");
using var lines = file == "-" ? Console.In : new StreamReader(file);
var sender = new EventSender(client, unsent);
await sender.SendAsync(Batches.Of(lines, bus, source, unsent));
if (unsent.Count == 0)
{
    return 0;
}

Console.Error.WriteLine($"{unsent.Count} not sent; they are in {unsent.Path}");
return 1;
