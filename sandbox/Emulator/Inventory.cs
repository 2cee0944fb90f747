using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.Sandbox.Emulator;

/// <summary>Asks every service of the deployment what it still holds.</summary>
public sealed class Inventory(Uri endpoint)
{
    /// <summary>Without them there are metric alarms alone.</summary>
    const string AllTypes = "AlarmTypes.member.1=MetricAlarm&AlarmTypes.member.2=CompositeAlarm";

    static readonly Listing[] Listings =
    [
        Listing.Json("queues", "sqs", "AmazonSQS.ListQueues", "1.0"),
        Listing.Json("tables", "dynamodb", "DynamoDB_20120810.ListTables", "1.0"),
        Listing.Json("applications", "codedeploy", "CodeDeploy_20141006.ListApplications", "1.1"),
        Listing.Json("event buses", "events", "AWSEvents.ListEventBuses", "1.1"),
        Listing.Json("state machines", "states", "AWSStepFunctions.ListStateMachines", "1.0"),
        Listing.Json("event archives", "events", "AWSEvents.ListArchives", "1.1"),
        Listing.Json("log groups", "logs", "Logs_20140328.DescribeLogGroups", "1.1"),
        Listing.Json("key aliases", "kms", "TrentService.ListAliases", "1.1"),
        Listing.Json("parameters", "ssm", "AmazonSSM.DescribeParameters", "1.1"),
        Listing.Query("dashboards", "monitoring", "ListDashboards", "2010-08-01"),
        Listing.Query("topics", "sns", "ListTopics", "2010-03-31"),
        Listing.Query("alarms", "monitoring", $"DescribeAlarms&{AllTypes}", "2010-08-01"),
        Listing.Query("roles", "iam", "ListRoles", "2010-05-08"),
        new("functions", "lambda", HttpMethod.Get, "/2015-03-31/functions/", null, null, null),
        new("event-source mappings", "lambda", HttpMethod.Get, "/2015-03-31/event-source-mappings/", null, null, null),
    ];

    /// <summary>What is still there and ends in the deployment's suffix; rules go with their bus.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(string suffix, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        var left = new List<string>();
        foreach (var listing in Listings)
        {
            using var request = listing.Request();
            using var response = await http.SendAsync(request, cancellation);
            var answer = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new ToolException(
                    $"The emulator did not list its {listing.What} ({(int)response.StatusCode}): {answer}"
                );
            }

            var names = Regex
                .Matches(answer, $@"[\w/-]+[-/]{Regex.Escape(suffix)}\b")
                .Select(match => match.Value)
                .Distinct();
            left.AddRange(names.Select(name => $"{listing.What}: {name}"));
        }

        return left;
    }
}
