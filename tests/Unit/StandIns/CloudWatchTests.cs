using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>Alarms and metrics on the wire, in CloudWatch's JSON protocol.</summary>
public class CloudWatchTests
{
    [Test]
    public async Task Alarms_are_asked_for_by_prefix_and_read_with_their_state()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """
            {
              "CompositeAlarms": [{ "AlarmName": "unhealthy", "StateValue": "ALARM", "StateReason": "a child" }],
              "MetricAlarms": [
                { "AlarmName": "bugs", "StateValue": "OK", "StateUpdatedTimestamp": 1470951892.25 }
              ],
              "NextToken": "more"
            }
            """
        );
        using var cloudWatch = network.CloudWatch();

        var answer = await cloudWatch.DescribeAlarmsAsync(
            new DescribeAlarmsRequest { AlarmNamePrefix = "cloudwatch-", AlarmTypes = ["MetricAlarm"] }
        );

        Assert.That(
            network.Last,
            Is.EqualTo(
                new Sent(
                    "GraniteServiceVersion20100801.DescribeAlarms",
                    "application/x-amz-json-1.0",
                    "monitoring",
                    """{"AlarmNamePrefix":"cloudwatch-","AlarmTypes":["MetricAlarm"]}"""
                )
            )
        );
        var alarm = answer.MetricAlarms!.Single();
        Assert.That((alarm.AlarmName, alarm.StateValue), Is.EqualTo(("bugs", StateValue.OK)));
        Assert.That(
            alarm.StateUpdatedTimestamp,
            Is.EqualTo(new DateTime(2016, 8, 11, 21, 44, 52, 250, DateTimeKind.Utc))
        );
        Assert.That(answer.CompositeAlarms!.Single().StateValue, Is.EqualTo(StateValue.ALARM));
        Assert.That(answer.NextToken, Is.EqualTo("more"));
    }

    [Test]
    public async Task A_metric_is_asked_for_and_its_points_are_read()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """{"MetricDataResults":[{"Id":"oldest","Timestamps":[1470951840,1470951780],"Values":[4.5,3]}]}"""
        );
        using var cloudWatch = network.CloudWatch();

        var answer = await cloudWatch.GetMetricDataAsync(
            new()
            {
                StartTime = new DateTime(2016, 8, 11, 21, 40, 0, DateTimeKind.Utc),
                EndTime = new DateTime(2016, 8, 11, 21, 45, 0, DateTimeKind.Utc),
                MetricDataQueries =
                [
                    new()
                    {
                        Id = "oldest",
                        MetricStat = new()
                        {
                            Metric = new()
                            {
                                Namespace = "AWS/SQS",
                                MetricName = "ApproximateAgeOfOldestMessage",
                                Dimensions = [new() { Name = "QueueName", Value = "buffer" }],
                            },
                            Period = 60,
                            Stat = "Maximum",
                        },
                    },
                ],
            }
        );

        Assert.That(network.Last!.Target, Is.EqualTo("GraniteServiceVersion20100801.GetMetricData"));
        Assert.That(
            network.Last.Body,
            Is.EqualTo(
                """
                {"EndTime":1470951900,"MetricDataQueries":[{"Id":"oldest","MetricStat":{"Metric":{"Namespace":"AWS/SQS",
                "MetricName":"ApproximateAgeOfOldestMessage","Dimensions":[{"Name":"QueueName","Value":"buffer"}]},
                "Period":60,"Stat":"Maximum"}}],"StartTime":1470951600}
                """.Replace("\n", "", StringComparison.Ordinal)
            )
        );
        var result = answer.MetricDataResults!.Single();
        Assert.That(result.Values, Is.EqualTo([4.5, 3.0]));
        Assert.That(result.Timestamps![0], Is.EqualTo(new DateTime(2016, 8, 11, 21, 44, 0, DateTimeKind.Utc)));
    }
}
