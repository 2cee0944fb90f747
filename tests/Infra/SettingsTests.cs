using MarketData.Infra.Configuration;

namespace MarketData.InfraTests;

public class SettingsTests
{
    [TestCase(
        "ENVIRONMENT_SUFFIX",
        "Prod",
        "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter."
    )]
    [TestCase(
        "ENVIRONMENT_SUFFIX",
        "7th",
        "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter."
    )]
    [TestCase(
        "ENVIRONMENT_SUFFIX",
        "../dev",
        "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter."
    )]
    [TestCase(
        "ENVIRONMENT_SUFFIX",
        "a-name-that-is-17",
        "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter."
    )]
    [TestCase("ENVIRONMENT_SUFFIX", "dev\n", null)]
    [TestCase("AWS_REGION", "Frankfurt", "must be a region's name such as us-east-1.")]
    [TestCase("AWS_REGION", "us-gov-west-1", null)]
    [TestCase(
        "ALERT_EMAILS",
        "desk",
        "must be e-mail addresses, each plain or as an object with email, symbols and leastSeverity."
    )]
    [TestCase(
        "ALERT_EMAILS",
        "desk@localhost",
        "must be e-mail addresses, each plain or as an object with email, symbols and leastSeverity."
    )]
    [TestCase("ALERT_EMAILS", "desk@example.com", null)]
    [TestCase("OPERATIONS_EMAILS", "on call@example.com", "must be e-mail addresses.")]
    [TestCase("RUNBOOK_URL", "docs/operations.md#top", "must be a URL or path without blanks and #.")]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "0", "must be a whole number from 1 to 1000.")]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "1001", "must be a whole number from 1 to 1000.")]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "1", null)]
    [TestCase("RESERVED_CONCURRENCY", "2", "must be a whole number from 3 to 1001.")]
    [TestCase("RESERVED_CONCURRENCY", "1002", "must be a whole number from 3 to 1001.")]
    [TestCase("RESERVED_CONCURRENCY", "3", null)]
    [TestCase("RESERVED_CONCURRENCY", "five", "must be a whole number from 3 to 1001.")]
    [TestCase("RESERVED_CONCURRENCY", "5.5", "must be a whole number from 3 to 1001.")]
    [TestCase("RESERVED_CONCURRENCY", "99999999999", "must be a whole number from 3 to 1001.")]
    [TestCase("BATCH_PROFILE", "fast", "must be one of low-latency, throughput.")]
    [TestCase(
        "LOG_RETENTION_DAYS",
        "14",
        "must be one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
    )]
    [TestCase(
        "LOG_RETENTION_DAYS",
        "31",
        "must be one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
    )]
    [TestCase("LOG_RETENTION_DAYS", "365", null)]
    [TestCase("EVENT_RETENTION_DAYS", "0", "must be a whole number from 1 to 3653.")]
    [TestCase("ARCHIVE_RETENTION_DAYS", "-1", "must be a whole number from 1 to 3653.")]
    [TestCase("LAMBDA_ARCHITECTURE", "amd64", "must be one of arm64, x86_64.")]
    [TestCase("LAMBDA_PACKAGING", "image", "must be one of ready-to-run, aot.")]
    [TestCase("LAMBDA_MEMORY_MB", "1024", "must be a whole number from 1769 to 10240.")]
    [TestCase("LAMBDA_TIMEOUT_SECONDS", "901", "must be a whole number from 1 to 900.")]
    [TestCase(
        "LAMBDA_INSIGHTS_LAYER",
        "LambdaInsightsExtension",
        "must be the ARN of a version of the layer LambdaInsightsExtension or LambdaInsightsExtension-Arm64."
    )]
    [TestCase("XRAY_TRACING", "on", "must be true or false.")]
    [TestCase("XRAY_TRACING", "False", null)]
    [TestCase(
        "VISIBILITY_TIMEOUT_SECONDS",
        "179",
        "must be a whole number from 180 (6 × the function's timeout) to 43200."
    )]
    [TestCase("VISIBILITY_TIMEOUT_SECONDS", "180", null)]
    [TestCase("MAX_RECEIVE_COUNT", "0", "must be a whole number from 1 to 1000.")]
    [TestCase("KEY_DELETION_DAYS", "6", "must be a whole number from 7 to 30.")]
    [TestCase(
        "REPLICA_REGIONS",
        "us-east-1",
        "must be regions' names such as eu-west-1, other than the deployment's own."
    )]
    [TestCase("REPLICA_REGIONS", "eu-west-1,", null)]
    [TestCase("NETWORK_VPC_ID", "default", "must be the id of a VPC.")]
    [TestCase("STATE_BUCKET", "My_Bucket", "must be the name of a bucket.")]
    [TestCase("STATE_BUCKET", "my-bucket", null)]
    [TestCase("RESOURCE_TAGS", "CostCenter", "must be tags of 1 to 128 letters, digits, spaces and _.:/=+-@.")]
    [TestCase("RESOURCE_TAGS", "CostCenter=4711,Owner=desk", null)]
    public void A_wrong_value_is_refused_with_one_sentence_that_says_what_is_allowed(
        string name,
        string value,
        string? sentence
    )
    {
        var accepted = Settings.TryRead(
            new() { Variable = variable => variable == name ? value : null },
            out _,
            out var problems
        );

        string[] expected = sentence is null ? [] : [$"{name} is '{value}', but {sentence}"];
        Assert.That(problems, Is.EqualTo(expected));
        Assert.That(accepted, Is.EqualTo(sentence is null));
    }

    [Test]
    public void Every_problem_is_found_at_once()
    {
        Read(
            new()
            {
                ["ENVIRONMENT_SUFFIX"] = "DEV",
                ["ALERT_EMAILS"] = "desk@example.com, nobody, noone",
                ["RESERVED_CONCURRENCY"] = "0",
            },
            out var problems
        );

        Assert.That(
            problems.Select(problem => problem[..problem.IndexOf(',', StringComparison.Ordinal)]),
            Is.EquivalentTo([
                "ENVIRONMENT_SUFFIX is 'DEV'",
                "ALERT_EMAILS is 'nobody'",
                "ALERT_EMAILS is 'noone'",
                "RESERVED_CONCURRENCY is '0'",
            ])
        );
    }

    [Test]
    public void A_wrong_timeout_does_not_make_the_visibility_timeout_look_wrong_too()
    {
        Read(new() { ["LAMBDA_TIMEOUT_SECONDS"] = "10 s", ["VISIBILITY_TIMEOUT_SECONDS"] = "60" }, out var problems);

        Assert.That(problems, Has.Count.EqualTo(1).And.One.StartsWith("LAMBDA_TIMEOUT_SECONDS"));
    }

    [Test]
    public void The_visibility_timeout_follows_the_functions_timeout() =>
        Assert.That(
            Read(new() { ["LAMBDA_TIMEOUT_SECONDS"] = "100" }, out _)!.Queue.VisibilityTimeoutSeconds,
            Is.EqualTo(600)
        );

    [Test]
    public void An_empty_variable_is_as_good_as_none() =>
        Assert.That(
            Read(new() { ["AWS_REGION"] = "", ["ALERT_EMAILS"] = " " }, out _),
            Has.Property("Region").EqualTo("us-east-1").And.Property("Subscribers").Empty
        );

    [Test]
    public void An_address_that_is_named_twice_is_subscribed_once() =>
        Assert.That(
            Read(new() { ["ALERT_EMAILS"] = "desk@example.com,Desk@example.com," }, out _)!
                .Subscribers.Select(subscriber => subscriber.Email),
            Is.EqualTo(["desk@example.com"])
        );

    [TestCase(
        "NETWORK_SUBNET_IDS",
        "subnet-0a1b2c3d",
        "network.vpcId (NETWORK_VPC_ID) is absent, but must be set where another setting of network is."
    )]
    [TestCase(
        "STATE_REGION",
        "eu-west-1",
        "state.bucket (STATE_BUCKET) is absent, but must be set where another setting of state is."
    )]
    public void A_setting_that_would_have_no_effect_is_refused(string name, string value, string problem)
    {
        Read(new() { [name] = value }, out var problems);

        Assert.That(problems, Is.EqualTo([problem]));
    }

    [Test]
    public void A_VPC_needs_two_subnets_and_a_way_to_its_endpoints()
    {
        Read(
            new() { ["NETWORK_VPC_ID"] = "vpc-0a1b2c3d", ["NETWORK_SUBNET_IDS"] = "subnet-0a1b2c3d" },
            out var created
        );
        Read(
            new()
            {
                ["NETWORK_VPC_ID"] = "vpc-0a1b2c3d",
                ["NETWORK_SUBNET_IDS"] = "subnet-0a1b2c3d,subnet-0a1b2c3e",
                ["NETWORK_CREATE_ENDPOINTS"] = "false",
            },
            out var existing
        );

        Assert.That(
            created,
            Is.EqualTo([
                "network.subnetIds (NETWORK_SUBNET_IDS) has 1, but must have 2 or more with network.vpcId.",
                "network.routeTableIds (NETWORK_ROUTE_TABLE_IDS) has none, but must have 1 or more where endpoints are created.",
            ])
        );
        Assert.That(
            existing,
            Is.EqualTo([
                "network.securityGroupIds (NETWORK_SECURITY_GROUP_IDS) has none, but must have 1 or more where no endpoints are created.",
            ])
        );
    }

    [Test]
    public void The_environment_may_be_named_by_CDKTFs_context_instead() =>
        Assert.That(
            Settings.TryRead(new() { Variable = _ => null, Environment = "prod" }, out var settings, out _)
                ? settings.Suffix
                : "",
            Is.EqualTo("prod")
        );

    [Test]
    public void A_context_that_contradicts_the_variable_is_refused()
    {
        Settings.TryRead(
            new() { Variable = name => name == "ENVIRONMENT_SUFFIX" ? "dev" : null, Environment = "prod" },
            out _,
            out var problems
        );

        Assert.That(
            problems,
            Is.EqualTo(["--context environment is 'prod', but must be 'dev' as ENVIRONMENT_SUFFIX says, or absent."])
        );
    }

    [TestCase("--context environment=prod", "prod")]
    [TestCase("", null)]
    public void The_command_line_may_name_the_environment(string arguments, string? environment) =>
        Assert.That(
            SettingsSources.OfProcess(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Environment,
            Is.EqualTo(environment)
        );

    [TestCase("prod")]
    [TestCase("--context suffix=prod")]
    public void Any_other_argument_is_refused(string arguments) =>
        Assert.That(
            SettingsSources.OfProcess(arguments.Split(' ')).Problems,
            Is.EqualTo([$"The arguments are '{arguments}', but must be none or --context environment=NAME."])
        );

    static Settings? Read(Dictionary<string, string> variables, out IReadOnlyList<string> problems)
    {
        Settings.TryRead(new() { Variable = variables.GetValueOrDefault }, out var settings, out problems);
        return settings;
    }
}
