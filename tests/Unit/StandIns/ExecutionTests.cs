using System.Net;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>Executions on the wire, as Step Functions' API reference shows them.</summary>
public class ExecutionTests
{
    const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:trades";
    const string Execution = "arn:aws:states:us-east-1:123456789012:execution:trades:t-1";

    [Test]
    public async Task An_execution_is_started_under_a_name_with_its_input()
    {
        var network = new Answers(HttpStatusCode.OK, $$"""{"executionArn":"{{Execution}}","startDate":1580158234.5}""");
        using var states = network.StepFunctions();

        var started = await states.StartExecutionAsync(
            new()
            {
                StateMachineArn = Machine,
                Name = "t-1",
                Input = """{"id":1}""",
            }
        );

        Assert.That(
            network.Last,
            Is.EqualTo(
                new Sent(
                    "AWSStepFunctions.StartExecution",
                    "application/x-amz-json-1.0",
                    "states",
                    $$"""{"input":"{\"id\":1}","name":"t-1","stateMachineArn":"{{Machine}}"}"""
                )
            )
        );
        Assert.That(started.ExecutionArn, Is.EqualTo(Execution));
        Assert.That(started.StartDate, Is.EqualTo(new DateTime(2020, 1, 27, 20, 50, 34, 500, DateTimeKind.Utc)));
    }

    [Test]
    public async Task An_execution_that_failed_says_when_and_why()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            $$"""
            {
              "cause": "no such table",
              "error": "RecordingFailed",
              "executionArn": "{{Execution}}",
              "input": "{}",
              "name": "t-1",
              "redriveCount": 0,
              "startDate": 1580158234.5,
              "stateMachineArn": "{{Machine}}",
              "status": "FAILED",
              "stopDate": 1580158235
            }
            """
        );
        using var states = network.StepFunctions();

        var failed = await states.DescribeExecutionAsync(new() { ExecutionArn = Execution });

        Assert.That(network.Last!.Target, Is.EqualTo("AWSStepFunctions.DescribeExecution"));
        Assert.That(network.Last.Body, Is.EqualTo($$"""{"executionArn":"{{Execution}}"}"""));
        Assert.That(
            (failed.ExecutionArn, failed.Name, failed.StateMachineArn, failed.Status),
            Is.EqualTo((Execution, "t-1", Machine, ExecutionStatus.FAILED))
        );
        Assert.That(
            (failed.Error, failed.Cause, failed.Input, failed.Output),
            Is.EqualTo(("RecordingFailed", "no such table", "{}", (string?)null))
        );
        Assert.That(failed.StopDate - failed.StartDate, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
    }

    [Test]
    public void An_error_is_Step_Functions_own_exception_with_its_code()
    {
        using var states = new Answers(
            HttpStatusCode.BadRequest,
            """{"__type":"com.amazonaws.swf.service.v2.model#ExecutionDoesNotExist","message":"no such execution"}"""
        ).StepFunctions();

        var refused = Assert.CatchAsync<AmazonStepFunctionsException>(() =>
            states.DescribeExecutionAsync(new DescribeExecutionRequest())
        )!;

        Assert.That(refused.ErrorCode, Is.EqualTo("ExecutionDoesNotExist"));
    }
}
