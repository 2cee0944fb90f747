using System.Net;
using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>Deployments on the wire, as CodeDeploy's API reference shows them.</summary>
public class CodeDeployTests
{
    [Test]
    public async Task A_deployment_is_created_from_the_text_of_what_it_moves()
    {
        var network = new Answers(HttpStatusCode.OK, """{"deploymentId":"d-A1B2C3111"}""");
        using var codeDeploy = network.CodeDeploy();

        var created = await codeDeploy.CreateDeploymentAsync(
            new()
            {
                ApplicationName = "app",
                DeploymentGroupName = "group",
                Description = "From version 1 to 2",
                Revision = new()
                {
                    RevisionType = RevisionLocationType.AppSpecContent,
                    AppSpecContent = new() { Content = "{}" },
                },
            }
        );

        Assert.That(
            network.Last,
            Is.EqualTo(
                new Sent(
                    "CodeDeploy_20141006.CreateDeployment",
                    "application/x-amz-json-1.1",
                    "codedeploy",
                    """
                    {"applicationName":"app","deploymentGroupName":"group","description":"From version 1 to 2",
                    "revision":{"revisionType":"AppSpecContent","appSpecContent":{"content":"{}"}}}
                    """.ReplaceLineEndings("")
                )
            )
        );
        Assert.That(created.DeploymentId, Is.EqualTo("d-A1B2C3111"));
    }

    [Test]
    public async Task A_deployment_that_was_stopped_says_why_and_which_one_leads_back()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """
            {
              "deploymentInfo": {
                "createTime": 1580158234.5,
                "deploymentId": "d-A1B2C3111",
                "description": "From version 1 to 2",
                "errorInformation": { "code": "ALARM_ACTIVE", "message": "One or more alarms have been activated" },
                "rollbackInfo": { "rollbackDeploymentId": "d-BACK", "rollbackMessage": "Going back" },
                "status": "Stopped"
              }
            }
            """
        );
        using var codeDeploy = network.CodeDeploy();

        var info = (await codeDeploy.GetDeploymentAsync(new() { DeploymentId = "d-A1B2C3111" })).DeploymentInfo!;

        Assert.That(network.Last!.Target, Is.EqualTo("CodeDeploy_20141006.GetDeployment"));
        Assert.That(network.Last.Body, Is.EqualTo("""{"deploymentId":"d-A1B2C3111"}"""));
        Assert.That(
            (info.DeploymentId, info.Description, info.Status),
            Is.EqualTo(("d-A1B2C3111", "From version 1 to 2", DeploymentStatus.Stopped))
        );
        Assert.That(
            (
                info.ErrorInformation!.Message,
                info.RollbackInfo!.RollbackDeploymentId,
                info.RollbackInfo.RollbackMessage
            ),
            Is.EqualTo(("One or more alarms have been activated", "d-BACK", "Going back"))
        );
    }

    [Test]
    public async Task Deployments_are_asked_for_by_their_status()
    {
        var network = new Answers(HttpStatusCode.OK, """{"deployments":["d-1"],"nextToken":"n"}""");
        using var codeDeploy = network.CodeDeploy();

        var answer = await codeDeploy.ListDeploymentsAsync(
            new()
            {
                ApplicationName = "app",
                DeploymentGroupName = "group",
                IncludeOnlyStatuses = ["InProgress"],
            }
        );

        Assert.That(network.Last!.Target, Is.EqualTo("CodeDeploy_20141006.ListDeployments"));
        Assert.That(
            network.Last.Body,
            Is.EqualTo(
                """{"applicationName":"app","deploymentGroupName":"group","includeOnlyStatuses":["InProgress"]}"""
            )
        );
        Assert.That((answer.Deployments!.Single(), answer.NextToken), Is.EqualTo(("d-1", "n")));
    }

    [Test]
    public async Task A_deployment_is_stopped_and_taken_back()
    {
        var network = new Answers(HttpStatusCode.OK, """{"status":"Pending","statusMessage":"Stopping"}""");
        using var codeDeploy = network.CodeDeploy();

        var answer = await codeDeploy.StopDeploymentAsync(new() { DeploymentId = "d-1", AutoRollbackEnabled = true });

        Assert.That(network.Last!.Target, Is.EqualTo("CodeDeploy_20141006.StopDeployment"));
        Assert.That(network.Last.Body, Is.EqualTo("""{"autoRollbackEnabled":true,"deploymentId":"d-1"}"""));
        Assert.That(answer.StatusMessage, Is.EqualTo("Stopping"));
    }

    [Test]
    public void An_error_is_CodeDeploys_own_exception_with_its_code()
    {
        using var codeDeploy = new Answers(
            HttpStatusCode.BadRequest,
            """{"__type":"ApplicationDoesNotExistException","message":"No application found for name: app"}"""
        ).CodeDeploy();

        var refused = Assert.CatchAsync<AmazonCodeDeployException>(() =>
            codeDeploy.ListDeploymentsAsync(new ListDeploymentsRequest())
        )!;

        Assert.That(refused.ErrorCode, Is.EqualTo("ApplicationDoesNotExistException"));
    }
}
