using Constructs;
using MarketData.Infra.Market.Observability;
using MarketData.Infra.Market.Processing;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Releasing;

/// <summary>
/// Moves the alias from one version to another by steps, and back when an alarm goes off or the move fails. Who starts
/// it is <c>ops release promote</c>.
/// </summary>
public sealed class GradualRelease : Construct
{
    /// <summary>Of CodeDeploy: a tenth of the invocations for five minutes, then all of them.</summary>
    const string ATenthForFiveMinutes = "CodeDeployDefault.LambdaCanary10Percent5Minutes";

    static readonly string[] Alarms =
    [
        ProcessingAlarms.ErrorRate,
        ProcessingAlarms.EventFailures,
        ReleaseAlarms.ErrorRate,
        ReleaseAlarms.EventFailures,
    ];

    public GradualRelease(Construct scope, string id, Foundation foundation, LiveVersion live, StackAlarms alarms)
        : base(scope, id)
    {
        var name = foundation.Names.ProcessorRelease;
        var application = new CodedeployApp(
            this,
            "application",
            new CodedeployAppConfig { Name = name, ComputePlatform = "Lambda" }
        );
        var role = Role(foundation, live, name);
        _ = new CodedeployDeploymentGroup(
            this,
            "group",
            new CodedeployDeploymentGroupConfig
            {
                AppName = application.Name,
                DeploymentGroupName = name,
                ServiceRoleArn = role.Arn,
                DeploymentConfigName = ATenthForFiveMinutes,
                // The only style that CodeDeploy has for functions.
                DeploymentStyle = new CodedeployDeploymentGroupDeploymentStyle
                {
                    DeploymentType = "BLUE_GREEN",
                    DeploymentOption = "WITH_TRAFFIC_CONTROL",
                },
                AlarmConfiguration = new CodedeployDeploymentGroupAlarmConfiguration
                {
                    Enabled = true,
                    Alarms = [.. Alarms.Select(alarms.NameOf)],
                },
                AutoRollbackConfiguration = new CodedeployDeploymentGroupAutoRollbackConfiguration
                {
                    Enabled = true,
                    Events = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"],
                },
                DependsOn = [role.Policy],
            }
        );
    }

    /// <summary>
    /// What AWS's own policy for it allows, without what is not used here: functions that test a release, revisions in
    /// S3, topics, provisioned concurrency.
    /// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html
    /// </summary>
    ServiceRole Role(Foundation foundation, LiveVersion live, string name)
    {
        var account = foundation.Account;
        var role = new ServiceRole(
            this,
            "role",
            foundation,
            "market-data-release",
            "codedeploy.amazonaws.com",
            Conditions.SourceLike(account.Id, account.Arn("codedeploy", $"deploymentgroup:{name}/*"))
        );
        role.Allow("Alias", ["lambda:GetAlias", "lambda:UpdateAlias"], live.FunctionArn, live.Arn);
        // It reads alarms by a list of names, which is no resource: that is all of the account's.
        role.Allow("Alarms", ["cloudwatch:DescribeAlarms"], account.Arn("cloudwatch", "alarm:*"));
        return role;
    }
}
