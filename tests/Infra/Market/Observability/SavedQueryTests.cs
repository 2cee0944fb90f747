using System.Text.RegularExpressions;
using MarketData.Contract;

namespace MarketData.InfraTests.Market.Observability;

public class SavedQueryTests
{
    [Test]
    public void A_query_looks_for_messages_that_the_function_writes()
    {
        var written = typeof(LogEvent)
            .GetFields()
            .Select(field => field.GetValue(null))
            .OfType<LogEvent>()
            .Select(logEvent => logEvent.Message)
            .ToList();
        var messages = Synthesized
            .Dev.Resources("aws_cloudwatch_query_definition")
            .SelectMany(query => query.Value["query_string"]!.GetValue<string>().Split('\n'))
            .Where(line => line.Contains("filter message", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, "\"([^\"]+)\""))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.That(messages, Has.Count.GreaterThan(5));
        Assert.That(messages, Is.SubsetOf(written));
    }
}
