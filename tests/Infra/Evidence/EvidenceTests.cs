using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Evidence;

public class EvidenceTests
{
    static readonly string[][] Trails =
    [
        [ResourceNames.MarketData, Tables.SymbolState.Purpose, Tables.AuditTrail.Purpose],
        [ResourceNames.Trades, Tables.TradesState.Purpose, Tables.TradesAuditTrail.Purpose],
    ];

    static Stack Stack => Synthesized.Evidence;

    [TestCase("dev")]
    [TestCase("staging")]
    [TestCase("prod")]
    public void Without_the_setting_there_is_no_such_stack(string suffix) =>
        Assert.That(Synthesized.Of(suffix).Select(stack => stack.Name), Has.None.StartsWith("evidence"));

    [Test]
    public void What_is_written_is_locked_as_the_settings_say()
    {
        Assert.That(Stack.Resource("aws_s3_bucket")["object_lock_enabled"]!.GetValue<bool>(), Is.True);
        Assert.That(
            Stack.Resource("aws_s3_bucket_object_lock_configuration")["rule"]!.ToJsonString(),
            Is.EqualTo("""{"default_retention":{"days":2557,"mode":"COMPLIANCE"}}""")
        );
    }

    [Test]
    public void The_bucket_is_the_only_one_of_its_name_in_all_accounts() =>
        Assert.That(
            $"{Stack.Resource("aws_s3_bucket")["bucket"]}",
            Does.Match(@"^s3-evidence-every-eu-central-1-\$\{data\.aws_caller_identity\.\w+\.account_id\}$")
        );

    [Test]
    public void A_bucket_that_holds_copies_keeps_its_key_and_is_not_planned_away()
    {
        var bucket = Stack.Resource("aws_s3_bucket");

        Assert.That(bucket["depends_on"].Strings().Single(), Does.StartWith("aws_kms_key."));
        Assert.That(bucket["lifecycle"]!["prevent_destroy"]!.GetValue<bool>(), Is.True);
        Assert.That(bucket["force_destroy"], Is.Null);
    }

    [Test]
    public void Nothing_removes_a_copy_before_its_lock_is_over()
    {
        var rules = Stack.Resource("aws_s3_bucket_lifecycle_configuration")["rule"]!.AsArray();

        Assert.That(
            rules.Select(rule => rule!["expiration"]?[0]?["days"]?.GetValue<int>()).OfType<int>(),
            Is.EqualTo([2558])
        );
    }

    [Test]
    public void An_object_under_another_key_is_refused()
    {
        const string variable = "s3:x-amz-server-side-encryption-aws-kms-key-id";
        var statement = Stack.Statements("bucket_policy")["ThisKeyOnly"];
        var conditions = statement["condition"]!.AsArray();

        Assert.That($"{statement["effect"]}", Is.EqualTo("Deny"));
        Assert.That(conditions.Select(condition => $"{condition!["variable"]}"), Is.EqualTo([variable, variable]));
        Assert.That(
            conditions.Select(condition => $"{condition!["test"]} {condition["values"].Strings().Single()}"),
            Has.One.EqualTo("Null false").And.One.Match(@"^StringNotEquals \$\{aws_kms_key\.key_\w+\.arn\}$")
        );
    }

    /// <summary>
    /// An export may lack what was committed in its last minute, and have what was committed in the minute after:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.HowItWorks.html
    /// </summary>
    [TestCaseSource(nameof(Trails))]
    public void The_ends_of_the_chains_are_copied_before_the_records_and_after_them(
        string trail,
        string state,
        string records
    )
    {
        var schedules = Stack
            .Resources("aws_scheduler_schedule")
            .Select(entry => entry.Value)
            .Where(schedule => $"{schedule["name"]}".StartsWith($"scheduler-{trail}-", StringComparison.Ordinal))
            .OrderBy(MinuteOf)
            .ToList();

        Assert.That(schedules.Select(TableOf), Is.EqualTo([state, records, state]));
        Assert.That(
            schedules.Zip(schedules.Skip(1), (first, second) => (MinuteOf(second) - MinuteOf(first)) * 60),
            Has.All.GreaterThan(120 + TriedFor(schedules[0]))
        );
        Assert.That(schedules.Select(InputOf), Has.All.Contains($"\"S3Prefix\" = \"{trail}\""));
    }

    [Test]
    public void Exports_are_full_in_DynamoDBs_JSON_and_encrypted_with_the_stacks_key()
    {
        var target = Stack.Resources("aws_scheduler_schedule").First().Value["target"]!;

        Assert.That($"{target["arn"]}", Does.EndWith(":scheduler:::aws-sdk:dynamodb:exportTableToPointInTime"));
        Assert.That(
            $"{target["input"]}",
            Does.Contain("\"ExportFormat\" = \"DYNAMODB_JSON\"")
                .And.Contains("\"S3SseAlgorithm\" = \"KMS\"")
                .And.Match(@"""S3SseKmsKeyId"" = aws_kms_key\.key_\w+\.arn")
                .And.Not.Contains("ExportType")
        );
    }

    [Test]
    public void A_copy_is_made_as_often_as_the_settings_say() =>
        Assert.That(
            Stack.Resources("aws_scheduler_schedule").Select(entry => $"{entry.Value["schedule_expression"]}"),
            Has.All.Match(@"^cron\(\d+ 2 1/3 \* \? \*\)$")
        );

    [Test]
    public void Who_exports_may_export_the_trails_and_write_their_copies_and_nothing_else()
    {
        var rights = Stack.Statements("copies_role_rights");

        Assert.That(
            rights.SelectMany(right => right.Value["actions"].Strings()).Distinct(),
            Is.EquivalentTo([
                "dynamodb:ExportTableToPointInTime",
                "kms:Decrypt",
                "kms:GenerateDataKey",
                "s3:AbortMultipartUpload",
                "s3:PutObject",
                "s3:PutObjectAcl",
            ])
        );
        Assert.That(rights["Exports"]["resources"].Strings().Count(), Is.EqualTo(4));
        Assert.That(
            rights["TablesKeys"].Condition("kms:ViaService"),
            Is.EqualTo("dynamodb.eu-central-1.amazonaws.com")
        );
    }

    [Test]
    public void A_schedule_acts_for_its_own_group_only() =>
        Assert.That(
            Stack.Statements("copies_role_trust")[""].Condition("aws:SourceArn"),
            Does.EndWith(":schedule-group/scheduler-evidence-every")
        );

    [TestCase("market-data", "dynamodb-audit-trail-every")]
    [TestCase("trades", "dynamodb-trades-audit-trail-every")]
    public void A_trails_keys_are_copied_under_the_key_that_outlives_its_stack(string trail, string table)
    {
        var sealing = Stack.Statements("key_policy")[trail == "trades" ? "AuditKeysOfTrades" : "AuditKeysOfMarketData"];
        var copying = Synthesized.Of("every").Single(stack => stack.Name == $"{trail}-every").Statements("key_policy")[
            "AuditKeysCopied"
        ];

        Assert.That(sealing["actions"].Strings(), Is.EquivalentTo(["kms:Decrypt", "kms:ReEncryptTo"]));
        Assert.That(sealing.Condition("kms:EncryptionContext:audit-trail"), Is.EqualTo(table));
        Assert.That(copying["actions"].Strings(), Is.EquivalentTo(["kms:ReEncryptFrom"]));
        Assert.That(copying.Condition("kms:EncryptionContext:audit-trail"), Is.EqualTo(table));
    }

    [Test]
    public void Without_copies_nobody_may_copy_a_trails_keys() =>
        Assert.That(Synthesized.Dev.Statements("key_policy").Keys, Has.None.EqualTo("AuditKeysCopied"));

    [Test]
    public void An_arrival_is_the_summary_that_DynamoDB_writes_last() =>
        Assert.That(
            Stack
                .Resources("aws_cloudwatch_event_rule")
                .Select(entry => $"{entry.Value["event_pattern"]}")
                .Select(pattern => Regex.Match(pattern, "\"wildcard\" = \"(.+?)\"").Groups[1].Value),
            Is.EquivalentTo([
                "market-data/AWSDynamoDB/*/manifest-summary.json",
                "trades/AWSDynamoDB/*/manifest-summary.json",
            ])
        );

    /// <summary>Three exports, in none of four days: what comes every third day came in one of them.</summary>
    [TestCase("market-data", "missing-copy")]
    [TestCase("trades", "trades-missing-copy")]
    public void A_copy_that_does_not_come_is_told_to_those_on_call_for_the_trail(string trail, string purpose)
    {
        var alarm = Alarms.ByPurpose(Synthesized.Of("every").Single(stack => stack.Name == $"{trail}-every"))[purpose];
        var metric = Alarms.Queries(alarm).Select(query => query["metric"]).OfType<JsonObject>().Single();

        Assert.That(alarm["treat_missing_data"]!.GetValue<string>(), Is.EqualTo("breaching"));
        Assert.That(alarm["evaluation_periods"]!.GetValue<int>(), Is.EqualTo(4));
        Assert.That(metric["period"]!.GetValue<int>(), Is.EqualTo(86_400));
        Assert.That(
            $"{metric["namespace"]} {metric["metric_name"]} {metric["dimensions"]!.ToJsonString()}",
            Is.EqualTo($$"""AWS/Events MatchedEvents {"RuleName":"eventbridge-evidence-{{trail}}-every"}""")
        );
        Assert.That(
            Alarms.Queries(alarm).Select(query => query["expression"]?.GetValue<string>()).OfType<string>(),
            Is.EqualTo(["3 - FILL(exports, 0)"])
        );
    }

    static int MinuteOf(JsonObject schedule) =>
        int.Parse(
            Regex.Match($"{schedule["schedule_expression"]}", @"^cron\((\d+) ").Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture
        );

    static string TableOf(JsonObject schedule) =>
        Regex.Match(InputOf(schedule), "table/dynamodb-([a-z-]+)-every\"").Groups[1].Value;

    static string InputOf(JsonObject schedule) => $"{schedule["target"]!["input"]}";

    static int TriedFor(JsonObject schedule) =>
        schedule["target"]!["retry_policy"]!["maximum_event_age_in_seconds"]!.GetValue<int>();
}
