using MarketData.Contract;

namespace MarketData.InfraTests.Configuration;

public class SettingsValueTests
{
    const string LogRetentions =
        "one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";

    [TestCase(SettingsVariables.Region, "Frankfurt", "the name of a region, such as us-east-1")]
    [TestCase("RUNBOOK_URL", "docs/operations.md", "an http or https URL without blanks and #")]
    [TestCase(SettingsVariables.ReservedConcurrency, "five", "a whole number from 3 to 1001, or unreserved")]
    [TestCase(SettingsVariables.ReservedConcurrency, "5.5", "a whole number from 3 to 1001, or unreserved")]
    [TestCase(SettingsVariables.ReservedConcurrency, "99999999999", "a whole number from 3 to 1001, or unreserved")]
    [TestCase("ARCHIVE_RETENTION_DAYS", "-1", "a whole number from 1 to 3637")]
    [TestCase(SettingsVariables.BatchProfile, "fast", "one of low-latency, throughput")]
    [TestCase(SettingsVariables.Architecture, "amd64", "one of arm64, x86_64")]
    [TestCase("LAMBDA_PACKAGING", "image", "one of ready-to-run, aot")]
    [TestCase(
        "LAMBDA_INSIGHTS_LAYER",
        "LambdaInsightsExtension",
        "the ARN of a version of the layer LambdaInsightsExtension or LambdaInsightsExtension-Arm64"
    )]
    [TestCase("XRAY_TRACING", "on", "true or false")]
    [TestCase("NETWORK_VPC_ID", "default", "the id of a VPC")]
    [TestCase("STATE_BUCKET", "My_Bucket", "the name of a bucket")]
    [TestCase("IAM_PATH", "market-data", "/, or a path that begins and ends with /")]
    [TestCase("IAM_PERMISSIONS_BOUNDARY", "boundary", "the ARN of an IAM policy")]
    [TestCase("MAXIMUM_CONCURRENCY", "many", "a whole number from 2 to 1000")]
    [TestCase("RESOURCE_TAGS", "CostCenter", "names and values, each of 1 to 128 letters, digits, spaces and _.:/=+-@")]
    public void A_wrong_text_is_refused_with_a_sentence_that_says_what_is_allowed(
        string variable,
        string value,
        string allowed
    ) =>
        Assert.That(
            SettingsReading.OfVariable(variable, value).Problems,
            Is.EqualTo([$"{variable} is \"{value}\", but must be {allowed}."])
        );

    [TestCase(FunctionVariables.SymbolAlertMessagesPerMinute, 0, "a whole number from 1 to 1000")]
    [TestCase(FunctionVariables.SymbolAlertMessagesPerMinute, 1001, "a whole number from 1 to 1000")]
    [TestCase(FunctionVariables.AlertMaxAgeSeconds, 59, "a whole number from 60 to 1000000000")]
    [TestCase(FunctionVariables.ClockSkewSeconds, 0, "a whole number from 1 to 3600")]
    [TestCase(FunctionVariables.RuleAlertMessagesPerMinute, 0, "a whole number from 1 to 10000")]
    [TestCase(FunctionVariables.RuleAlertMessagesPerMinute, 10_001, "a whole number from 1 to 10000")]
    [TestCase(SettingsVariables.ReservedConcurrency, 2, "a whole number from 3 to 1001, or unreserved")]
    [TestCase(SettingsVariables.ReservedConcurrency, 1002, "a whole number from 3 to 1001, or unreserved")]
    [TestCase("LOG_RETENTION_DAYS", 14, LogRetentions)]
    [TestCase("LOG_RETENTION_DAYS", 31, LogRetentions)]
    [TestCase(FunctionVariables.EventRetentionDays, 0, "a whole number from 17 to 3653")]
    [TestCase("LAMBDA_MEMORY_MB", 1024, "a whole number from 1769 to 10240")]
    [TestCase(SettingsVariables.TimeoutSeconds, 4, "a whole number from 5 to 900")]
    [TestCase(SettingsVariables.MaxReceiveCount, 0, "a whole number from 1 to 1000")]
    [TestCase("KEY_DELETION_DAYS", 6, "a whole number from 7 to 30")]
    public void A_wrong_number_is_refused_with_a_sentence_that_says_what_is_allowed(
        string variable,
        int value,
        string allowed
    ) =>
        Assert.That(
            SettingsReading.OfVariable(variable, $"{value}").Problems,
            Is.EqualTo([$"{variable} is {value}, but must be {allowed}."])
        );

    [TestCase("ALERT_EMAILS", "desk", "an e-mail address, or an object with email, symbols and leastSeverity")]
    [TestCase(
        "ALERT_EMAILS",
        "desk@localhost",
        "an e-mail address, or an object with email, symbols and leastSeverity"
    )]
    [TestCase("OPERATIONS_EMAILS", "on call@example.com", "an e-mail address")]
    [TestCase("REPLICA_REGIONS", "Ireland", "the name of a region, such as us-east-1")]
    [TestCase("NETWORK_SUBNET_IDS", "subnet-1", "the id of a subnet")]
    [TestCase("NETWORK_ENDPOINTS", "ssm", "one of dynamodb, kms, logs, sns, sqs")]
    [TestCase("OPERATOR_ROLES", "operators", "the ARN of a role")]
    [TestCase("PRODUCERS", "market.nyse", "an object with sources, and with accounts or organization")]
    public void A_wrong_item_is_named_alone(string variable, string item, string allowed)
    {
        var first = variable is "ALERT_EMAILS" or "OPERATIONS_EMAILS" ? "a@example.com" : null;

        Assert.That(
            SettingsReading.OfVariable(variable, first is null ? item : $"{first}, {item}").Problems,
            Is.EqualTo([$"{variable}[{(first is null ? 0 : 1)}] is \"{item}\", but must be {allowed}."])
        );
    }

    [TestCase(SettingsVariables.Region, "us-gov-west-1")]
    [TestCase("ALERT_EMAILS", "desk@example.com")]
    [TestCase(FunctionVariables.SymbolAlertMessagesPerMinute, "1")]
    [TestCase(SettingsVariables.ReservedConcurrency, "3")]
    [TestCase(SettingsVariables.ReservedConcurrency, "unreserved")]
    [TestCase(SettingsVariables.TradesReservedConcurrency, "unreserved")]
    [TestCase("PRODUCERS", """[{ "accounts": ["222233334444"], "sources": ["market.nyse"] }]""")]
    [TestCase("OPERATOR_ROLES", "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Ops_*")]
    [TestCase("IAM_PATH", "/teams/market-data/")]
    [TestCase("LOG_RETENTION_DAYS", "365")]
    [TestCase("XRAY_TRACING", "False")]
    [TestCase("VISIBILITY_TIMEOUT_SECONDS", "180")]
    [TestCase("REPLICA_REGIONS", "eu-west-1,")]
    [TestCase("STATE_BUCKET", "my-bucket")]
    [TestCase("RESOURCE_TAGS", "CostCenter=4711,Owner=desk")]
    public void A_right_value_is_accepted(string variable, string value) =>
        Assert.That(SettingsReading.OfVariable(variable, value).Problems, Is.Empty);

    [Test]
    public void Every_problem_is_found_at_once() =>
        Assert.That(
            SettingsReading
                .OfFile(
                    """{ "region": "Frankfurt" }""",
                    new()
                    {
                        ["ALERT_EMAILS"] = "desk@example.com, nobody, noone",
                        [SettingsVariables.ReservedConcurrency] = "0",
                        ["STATE_REGION"] = "eu-west-1",
                    }
                )
                .Problems.Select(problem => problem[..problem.IndexOf(',', StringComparison.Ordinal)]),
            Is.EquivalentTo([
                "settings/dev.json: region is \"Frankfurt\"",
                "ALERT_EMAILS[1] is \"nobody\"",
                "ALERT_EMAILS[2] is \"noone\"",
                $"{SettingsVariables.ReservedConcurrency} is 0",
                "state.bucket (STATE_BUCKET) is absent",
            ])
        );

    [Test]
    public void A_blank_variable_is_as_good_as_none() =>
        Assert.That(
            SettingsReading.OfVariables(new() { [SettingsVariables.Region] = "", ["ALERT_EMAILS"] = " " }).Settings,
            Has.Property("Region").EqualTo("us-east-1").And.Property("Subscribers").Empty
        );

    [Test]
    public void A_variable_is_over_the_file_and_the_file_over_the_default()
    {
        var settings = SettingsReading
            .OfFile(
                """{ "function": { "memoryMb": 2048, "reservedConcurrency": 10 } }""",
                new() { [SettingsVariables.ReservedConcurrency] = "20" }
            )
            .Settings!;

        Assert.That(settings.Function.ReservedConcurrency, Is.EqualTo(20));
        Assert.That(settings.Function.MemoryMb, Is.EqualTo(2048));
        Assert.That(settings.Function.TimeoutSeconds, Is.EqualTo(30));
    }
}
