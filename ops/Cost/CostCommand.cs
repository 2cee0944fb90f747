using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Cost;

/// <summary>The command <c>cost</c>.</summary>
static class CostCommand
{
    const double HoursOfDay = 24;
    const double LargestBatch = 1000;
    const double DaysOfMonth = 31;
    const double Most = 1e12;
    const int MostSymbols = 1_000_000;

    public static Command Create()
    {
        var events = NumberOption.Create("--events-per-day", 0.0, 0, Most, "Market events on a trading day.");
        var symbols = NumberOption.Create("--symbols", 100, 1, MostSymbols, "How many symbols have events.");
        var hours = NumberOption.Create("--busy-hours", 6.5, 0.1, HoursOfDay, "In how many hours of a day they come.");
        var batch = NumberOption.Create(
            "--batch",
            1.0,
            1,
            LargestBatch,
            "How many events an invocation is given on average: Received over Invocations on the dashboard. Batches "
                + "fill where events come faster than the function is done with them, up to 10, or 1,000 in the "
                + "throughput profile."
        );
        var mails = NumberOption.Create(
            "--mails-per-day",
            0.0,
            0,
            Most,
            "E-mails of alerts, to all subscribers together."
        );
        var kept = NumberOption.Create(
            "--kept-days",
            106,
            1,
            3653,
            "For how long events are kept: retention.eventDays."
        );
        var trades = NumberOption.Create("--trades-per-day", 0.0, 0, Most, "Trades on a trading day.");
        var days = NumberOption.Create("--days", 21.0, 1, DaysOfMonth, "Trading days of a month.");
        var prices = new Option<FileInfo>("--prices")
        {
            HelpName = "FILE",
            Description = "Prices that are yours, in place of list prices of us-east-1: a JSON object.",
        }.AcceptExistingOnly();
        var cost = new Command("cost", "What a month costs at rates that are yours. It asks AWS nothing.")
        {
            events,
            symbols,
            hours,
            batch,
            mails,
            kept,
            trades,
            days,
            prices,
        };
        cost.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(events) + parsed.GetValue(trades) == 0)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        "There is nothing to count: give --events-per-day, --trades-per-day or both."
                    );
                    return Operation.NotReached;
                }

                Prices used;
                try
                {
                    used = parsed.GetValue(prices) is { } file
                        ? Prices.Parse(await File.ReadAllTextAsync(file.FullName, cancellation))
                        : Prices.List;
                }
                catch (FormatException wrong)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"Nothing was counted: {wrong.Message}");
                    return Operation.NotReached;
                }

                var rates = new MarketRates(
                    parsed.GetValue(events),
                    parsed.GetValue(symbols),
                    parsed.GetValue(hours),
                    parsed.GetValue(batch),
                    parsed.GetValue(mails),
                    parsed.GetValue(kept)
                );
                Answer(
                        rates.EventsPerDay > 0 ? MonthlyCost.Of(rates, parsed.GetValue(days), used) : null,
                        parsed.GetValue(trades) > 0
                            ? MonthlyCost.OfTrades(parsed.GetValue(trades), parsed.GetValue(days), used)
                            : null
                    )
                    .WriteTo(parsed.InvocationConfiguration.Output, parsed.GetValue(OperatorOptions.Json));
                return Operation.Success;
            }
        );
        return cost;
    }

    static Answer Answer(MonthlyCost? market, MonthlyCost? trades) =>
        Deployment.Answer.Of(
            Operation.Success,
            new(market, trades, (market?.Total ?? 0) + (trades?.Total ?? 0)),
            CostJson.Default.CostOfMonth,
            output =>
            {
                foreach (var (what, cost) in new[] { ("Market data", market), ("Trades", trades) })
                {
                    if (cost is not null)
                    {
                        Write(output, what, cost);
                    }
                }

                output.WriteLine("What an idle month costs comes on top: docs/operations.md#what-it-costs.");
            }
        );

    static void Write(TextWriter output, string what, MonthlyCost cost)
    {
        output.WriteLine($"{what}, US dollars a month");
        foreach (var part in cost.Parts)
        {
            output.WriteLine(Line(part.What, part.Dollars));
        }

        output.WriteLine(Line("together", cost.Total));
    }

    static string Line(string what, double dollars) =>
        string.Create(CultureInfo.InvariantCulture, $"  {what, -52}{dollars, 12:N2}");
}

sealed record CostOfMonth(MonthlyCost? MarketData, MonthlyCost? Trades, double Together);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CostOfMonth))]
sealed partial class CostJson : JsonSerializerContext;
