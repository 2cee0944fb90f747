using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Market.Processing;

public class ReleaseTests
{
    static IEnumerable<string> Environments => ["dev", "every"];

    [TestCaseSource(nameof(Environments))]
    public void Each_change_of_the_function_is_a_version_which_the_alias_leads_to(string suffix)
    {
        var stack = Synthesized.BySuffix(suffix);
        var alias = Alias(stack);

        Assert.That(stack.Resource("aws_lambda_function")["publish"]!.GetValue<bool>(), Is.True);
        Assert.That(alias["name"]!.GetValue<string>(), Is.EqualTo("live"));
        Assert.That(
            alias["function_version"]!.GetValue<string>(),
            Does.Match(@"^\$\{aws_lambda_function\.processor_\w+\.version\}$")
        );
    }

    /// <summary>Whatever invokes the function itself would run the newest version, released or not.</summary>
    [TestCaseSource(nameof(Environments))]
    public void Everything_that_invokes_the_function_invokes_the_alias(string suffix)
    {
        var stack = Synthesized.BySuffix(suffix);
        string[] invoking =
        [
            stack.Resource("aws_lambda_event_source_mapping")["function_name"]!.GetValue<string>(),
            stack.Resource("aws_cloudwatch_event_target", "sweep_")["arn"]!.GetValue<string>(),
        ];

        Assert.That(invoking, Is.All.Match(@"^\$\{aws_lambda_alias\.live_\w+\.arn\}$"));
    }

    /// <summary>
    /// A permission for the function itself lets nobody invoke its alias:
    /// https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html
    /// </summary>
    [TestCase("aws_lambda_permission")]
    [TestCase("aws_lambda_function_event_invoke_config")]
    public void What_belongs_to_invocations_belongs_to_the_alias(string type) =>
        Assert.That(
            Synthesized.Dev.Resource(type)["qualifier"]!.GetValue<string>(),
            Does.Match(@"^\$\{aws_lambda_alias\.live_\w+\.name\}$")
        );

    [TestCase("dev", "description")]
    [TestCase("every", "description", "function_version", "routing_config")]
    public void Terraform_leaves_alone_what_releases_move(string suffix, params string[] ignored) =>
        Assert.That(Alias(Synthesized.BySuffix(suffix))["lifecycle"]!["ignore_changes"].Strings(), Is.EqualTo(ignored));

    [Test]
    public void At_once_there_is_nothing_that_shifts_and_nothing_that_watches_it() =>
        Assert.That(
            Synthesized.Dev.Json["resource"]!.AsObject().Select(type => type.Key),
            Has.None.StartsWith("aws_codedeploy")
        );

    [Test]
    public void A_gradual_release_gives_a_tenth_for_five_minutes_and_goes_back_on_an_alarm()
    {
        var application = Synthesized.Every.Resource("aws_codedeploy_app");
        var group = Synthesized.Every.Resource("aws_codedeploy_deployment_group");
        var alarms = Synthesized.Every.Resources("aws_cloudwatch_metric_alarm").ToDictionary();

        Assert.Multiple(() =>
        {
            Assert.That(application["compute_platform"]!.GetValue<string>(), Is.EqualTo("Lambda"));
            Assert.That(
                group["deployment_config_name"]!.GetValue<string>(),
                Is.EqualTo("CodeDeployDefault.LambdaCanary10Percent5Minutes")
            );
            Assert.That(
                $"{group["deployment_style"]!["deployment_type"]} {group["deployment_style"]!["deployment_option"]}",
                Is.EqualTo("BLUE_GREEN WITH_TRAFFIC_CONTROL")
            );
            Assert.That(group["auto_rollback_configuration"]!["enabled"]!.GetValue<bool>(), Is.True);
            Assert.That(
                group["auto_rollback_configuration"]!["events"].Strings(),
                Is.SupersetOf(new[] { "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM" })
            );
            Assert.That(group["alarm_configuration"]!["enabled"]!.GetValue<bool>(), Is.True);
            Assert.That(
                group["alarm_configuration"]!
                    ["alarms"]
                    .Strings()
                    .Select(reference =>
                        alarms[reference[2..^".alarm_name}".Length]]["alarm_name"]!.GetValue<string>()
                    ),
                Is.EquivalentTo(
                    new[] { "error-rate", "event-failures", "release-error-rate", "release-event-failures" }.Select(
                        purpose => Named(purpose)
                    )
                )
            );
        });
    }

    /// <summary>
    /// The version's own failures, not a tenth of them: ten of a hundred of its invocations are one of a hundred of
    /// all.
    /// Names of the dimensions: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
    /// </summary>
    [TestCase("release-error-rate", "Errors", "Invocations")]
    [TestCase("release-event-failures", MetricNames.Received, MetricNames.Failed, MetricNames.Rejected)]
    public void The_alarms_of_a_release_watch_the_newest_version_each_minute(string purpose, params string[] names)
    {
        var queries = Alarms.Queries(Alarms.ByPurpose(Synthesized.Every)[purpose]);
        var metrics = queries.Select(query => query["metric"]).OfType<JsonObject>().ToList();

        Assert.That(metrics.Select(metric => metric["metric_name"]!.GetValue<string>()), Is.EquivalentTo(names));
        Assert.That(metrics.Select(metric => metric["period"]!.GetValue<int>()), Is.All.EqualTo(60));
        foreach (var dimensions in metrics.Select(metric => metric["dimensions"]!.AsObject()))
        {
            Assert.That(
                (dimensions["ExecutedVersion"] ?? dimensions[MetricNames.OfVersion])!.GetValue<string>(),
                Does.Match(@"^\$\{aws_lambda_function\.processor_\w+\.version\}$")
            );
            Assert.That(
                dimensions.Select(dimension => dimension.Key),
                Is.EqualTo(new[] { "ExecutedVersion", "FunctionName", "Resource" })
                    .Or.EqualTo(new[] { MetricNames.OfVersion })
            );
        }
    }

    /// <summary>
    /// For one application's deployment groups:
    /// https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
    /// </summary>
    [Test]
    public void CodeDeploy_may_move_this_alias_and_read_alarms_and_no_more()
    {
        var rights = Synthesized.Every.Statements("release_role_rights");
        var trust = Synthesized.Every.Statements("release_role_trust").Values.Single();

        Assert.That(rights.Keys, Is.EquivalentTo(["Alias", "Alarms"]));
        Assert.That(rights["Alias"]["actions"].Strings(), Is.EqualTo(["lambda:GetAlias", "lambda:UpdateAlias"]));
        Assert.That(rights["Alarms"]["actions"].Strings(), Is.EqualTo(["cloudwatch:DescribeAlarms"]));
        Assert.That(rights["Alias"]["resources"].Strings(), Has.None.Contains("*"));
        Assert.That(
            trust.Condition("aws:SourceArn"),
            Does.EndWith(":deploymentgroup:codedeploy-market-data-processor-every/*")
        );
        Assert.That(trust.Condition("aws:SourceAccount"), Does.Contain("data.aws_caller_identity."));
    }

    static string Named(string purpose) =>
        Alarms.ByPurpose(Synthesized.Every)[purpose]["alarm_name"]!.GetValue<string>();

    static JsonObject Alias(Stack stack) => stack.Resource("aws_lambda_alias");
}
