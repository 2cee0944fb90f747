using MarketData.Infra;

namespace MarketData.InfraTests;

public class SettingsTests
{
    [TestCase("ENVIRONMENT_SUFFIX", "Prod", "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter.")]
    [TestCase("ENVIRONMENT_SUFFIX", "7th", "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter.")]
    [TestCase("ENVIRONMENT_SUFFIX", "a-name-that-is-17", "must be 1 to 16 lower-case letters, digits and hyphens, starting with a letter.")]
    [TestCase("ENVIRONMENT_SUFFIX", "dev\n", null)]
    [TestCase("AWS_REGION", "Frankfurt", "must be a region's name such as us-east-1.")]
    [TestCase("AWS_REGION", "us-gov-west-1", null)]
    [TestCase("ALERT_EMAILS", "desk", "must be e-mail addresses, separated by commas.")]
    [TestCase("ALERT_EMAILS", "desk@localhost", "must be e-mail addresses, separated by commas.")]
    [TestCase("ALERT_EMAILS", "desk@example.com", null)]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "0", "must be a whole number from 1 to 1000.")]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "1001", "must be a whole number from 1 to 1000.")]
    [TestCase("ALERT_MESSAGES_PER_MINUTE", "1", null)]
    [TestCase("RESERVED_CONCURRENCY", "1", "must be a whole number from 2 to 1000.")]
    [TestCase("RESERVED_CONCURRENCY", "1001", "must be a whole number from 2 to 1000.")]
    [TestCase("RESERVED_CONCURRENCY", "2", null)]
    [TestCase("RESERVED_CONCURRENCY", "five", "must be a whole number from 2 to 1000.")]
    [TestCase("RESERVED_CONCURRENCY", "5.5", "must be a whole number from 2 to 1000.")]
    [TestCase("RESERVED_CONCURRENCY", "99999999999", "must be a whole number from 2 to 1000.")]
    [TestCase("BATCH_PROFILE", "fast", "must be one of low-latency, throughput.")]
    [TestCase("LOG_RETENTION_DAYS", "14", "must be one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.")]
    [TestCase("LOG_RETENTION_DAYS", "31", "must be one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.")]
    [TestCase("LOG_RETENTION_DAYS", "365", null)]
    [TestCase("EVENT_RETENTION_DAYS", "0", "must be a whole number from 1 to 3653.")]
    [TestCase("ARCHIVE_RETENTION_DAYS", "-1", "must be a whole number from 1 to 3653.")]
    [TestCase("LAMBDA_ARCHITECTURE", "amd64", "must be one of arm64, x86_64.")]
    [TestCase("LAMBDA_MEMORY_MB", "64", "must be a whole number from 128 to 10240.")]
    [TestCase("LAMBDA_TIMEOUT_SECONDS", "901", "must be a whole number from 1 to 900.")]
    [TestCase("VISIBILITY_TIMEOUT_SECONDS", "179", "must be a whole number from 180 (6 × LAMBDA_TIMEOUT_SECONDS) to 43200.")]
    [TestCase("VISIBILITY_TIMEOUT_SECONDS", "180", null)]
    [TestCase("MAX_RECEIVE_COUNT", "0", "must be a whole number from 1 to 1000.")]
    public void A_wrong_value_is_refused_with_one_sentence_that_says_what_is_allowed(string name, string value, string? sentence)
    {
        var accepted = Settings.TryRead(variable => variable == name ? value : null, out _, out var problems);

        string[] expected = sentence is null ? [] : [$"{name} is '{value}', but {sentence}"];
        Assert.That(problems, Is.EqualTo(expected));
        Assert.That(accepted, Is.EqualTo(sentence is null));
    }

    [Test]
    public void Every_problem_is_found_at_once()
    {
        Read(new()
        {
            ["ENVIRONMENT_SUFFIX"] = "DEV",
            ["ALERT_EMAILS"] = "desk@example.com, nobody, noone",
            ["RESERVED_CONCURRENCY"] = "0",
        }, out var problems);

        Assert.That(problems.Select(problem => problem[..problem.IndexOf(',', StringComparison.Ordinal)]), Is.EquivalentTo(
            ["ENVIRONMENT_SUFFIX is 'DEV'", "ALERT_EMAILS is 'nobody'", "ALERT_EMAILS is 'noone'", "RESERVED_CONCURRENCY is '0'"]));
    }

    [Test]
    public void A_wrong_timeout_does_not_make_the_visibility_timeout_look_wrong_too()
    {
        Read(new() { ["LAMBDA_TIMEOUT_SECONDS"] = "10 s", ["VISIBILITY_TIMEOUT_SECONDS"] = "60" }, out var problems);

        Assert.That(problems, Has.Count.EqualTo(1).And.One.StartsWith("LAMBDA_TIMEOUT_SECONDS"));
    }

    [Test]
    public void The_visibility_timeout_follows_the_functions_timeout() =>
        Assert.That(Read(new() { ["LAMBDA_TIMEOUT_SECONDS"] = "100" }, out _)!.VisibilityTimeoutSeconds, Is.EqualTo(600));

    [Test]
    public void An_empty_variable_is_as_good_as_none() =>
        Assert.That(Read(new() { ["AWS_REGION"] = "", ["ALERT_EMAILS"] = " " }, out _),
            Has.Property("Region").EqualTo("us-east-1").And.Property("AlertEmails").Empty);

    [Test]
    public void An_address_that_is_named_twice_is_subscribed_once() =>
        Assert.That(Read(new() { ["ALERT_EMAILS"] = "desk@example.com,Desk@example.com," }, out _)!.AlertEmails,
            Is.EqualTo(["desk@example.com"]));

    static Settings? Read(Dictionary<string, string> variables, out IReadOnlyList<string> problems)
    {
        Settings.TryRead(variables.GetValueOrDefault, out var settings, out problems);
        return settings;
    }
}
