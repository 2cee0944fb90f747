using System.Net;
using Amazon.StepFunctions;

namespace MarketData.UnitTests.StandIns;

/// <summary>Executions and their histories, page by page, as Step Functions' API reference shows them.</summary>
public class ExecutionPagesTests
{
    const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:trades";
    const string Execution = "arn:aws:states:us-east-1:123456789012:execution:trades:t-1";

    [Test]
    public async Task Executions_are_listed_by_status_and_page_by_page()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            $$"""
            {
              "executions": [
                {
                  "executionArn": "{{Execution}}",
                  "name": "t-1",
                  "startDate": 1580158234.5,
                  "stateMachineArn": "{{Machine}}",
                  "status": "RUNNING"
                }
              ],
              "nextToken": "third"
            }
            """
        );
        using var states = network.StepFunctions();

        var page = await states.ListExecutionsAsync(
            new()
            {
                StateMachineArn = Machine,
                StatusFilter = ExecutionStatus.RUNNING,
                MaxResults = 1,
                NextToken = "second",
            }
        );

        Assert.That(network.Last!.Target, Is.EqualTo("AWSStepFunctions.ListExecutions"));
        Assert.That(
            network.Last.Body,
            Is.EqualTo(
                $$"""{"maxResults":1,"nextToken":"second","stateMachineArn":"{{Machine}}","statusFilter":"RUNNING"}"""
            )
        );
        Assert.That(page.NextToken, Is.EqualTo("third"));
        var running = page.Executions!.Single();
        Assert.That(
            (running.ExecutionArn, running.Name, running.StateMachineArn, running.Status),
            Is.EqualTo((Execution, "t-1", Machine, ExecutionStatus.RUNNING))
        );
        Assert.That(running.StartDate, Is.EqualTo(new DateTime(2020, 1, 27, 20, 50, 34, 500, DateTimeKind.Utc)));
        Assert.That(running.StopDate, Is.Null);
    }

    [Test]
    public async Task A_history_names_the_states_that_were_entered()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """
            {
              "events": [
                { "id": 1, "previousEventId": 0, "timestamp": 1580158234.5, "type": "ExecutionStarted" },
                {
                  "id": 4294967296,
                  "previousEventId": 1,
                  "stateEnteredEventDetails": { "input": "{}", "name": "Record" },
                  "timestamp": 1580158234.75,
                  "type": "TaskStateEntered"
                }
              ],
              "nextToken": "second"
            }
            """
        );
        using var states = network.StepFunctions();

        var history = await states.GetExecutionHistoryAsync(
            new()
            {
                ExecutionArn = Execution,
                MaxResults = 2,
                NextToken = "first",
            }
        );

        Assert.That(network.Last!.Target, Is.EqualTo("AWSStepFunctions.GetExecutionHistory"));
        Assert.That(
            network.Last.Body,
            Is.EqualTo($$"""{"executionArn":"{{Execution}}","maxResults":2,"nextToken":"first"}""")
        );
        Assert.That(history.NextToken, Is.EqualTo("second"));
        Assert.That(
            history.Events!.Select(each =>
                (each.Id, each.PreviousEventId, each.Type, each.StateEnteredEventDetails?.Name)
            ),
            Is.EqualTo(
                new (long?, long?, HistoryEventType?, string?)[]
                {
                    (1, 0, HistoryEventType.ExecutionStarted, null),
                    (4_294_967_296, 1, HistoryEventType.TaskStateEntered, "Record"),
                }
            )
        );
        Assert.That(
            history.Events![1].Timestamp,
            Is.EqualTo(new DateTime(2020, 1, 27, 20, 50, 34, 750, DateTimeKind.Utc))
        );
    }
}
