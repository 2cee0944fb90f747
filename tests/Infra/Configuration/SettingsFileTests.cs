namespace MarketData.InfraTests.Configuration;

public class SettingsFileTests
{
    const string LogRetentions =
        "30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";

    const string FunctionNames =
        "architecture, packaging, memoryMb, timeoutSeconds, reservedConcurrency, maximumConcurrency, release, "
        + "tracing, insightsLayer";

    [Test]
    public void A_file_with_five_faults_is_told_all_five() =>
        Assert.That(
            SettingsReading
                .OfFile(
                    """
                    {
                      "region": "Frankfurt",
                      "function": { "memory": 1769, "timeoutSeconds": "30" },
                      "retention": { "logDays": 14 },
                      "subscribers": [{ "email": "desk@example.com", "leastSeverity": "HIHG" }]
                    }
                    """
                )
                .Problems,
            Is.EquivalentTo([
                "settings/dev.json: region is \"Frankfurt\", but must be the name of a region, such as us-east-1.",
                "settings/dev.json: function.timeoutSeconds is \"30\", but must be a whole number from 5 to 900.",
                $"settings/dev.json: retention.logDays is 14, but must be one of {LogRetentions}.",
                "settings/dev.json: subscribers[0].leastSeverity is \"HIHG\", but must be one of LOW, MEDIUM, HIGH.",
                $"settings/dev.json: function.memory is 1769, but there is no such setting; there are {FunctionNames}.",
            ])
        );

    [TestCase(
        """{ "regoin": "us-east-1" }""",
        "regoin is \"us-east-1\", but there is no such setting; there are region, "
    )]
    [TestCase("""{ "function": 5 }""", $"function is 5, but must be an object with {FunctionNames}.")]
    [TestCase("""{ "function": { "tracing": "true" } }""", "function.tracing is \"true\", but must be true or false.")]
    [TestCase(
        """{ "function": { "memoryMb": 2048.5 } }""",
        "function.memoryMb is 2048.5, but must be a whole number from 1769 to 10240."
    )]
    [TestCase("""{ "region": null }""", "region is null, but must be the name of a region, such as us-east-1.")]
    [TestCase("""{ "region": "us-east-1\n" }""", "region is \"us-east-1\\n\", but must be the name of a region, ")]
    [TestCase(
        """{ "subscribers": "desk@example.com" }""",
        "subscribers is \"desk@example.com\", but must be a list, each item an e-mail address, or an object with "
    )]
    [TestCase("""{ "subscribers": ["desk"] }""", "subscribers[0] is \"desk\", but must be an e-mail address, or ")]
    [TestCase(
        """{ "subscribers": [{ "symbols": ["IBM"] }] }""",
        """subscribers[0] is {"symbols":["IBM"]}, but must have email."""
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "desk" }] }""",
        "subscribers[0].email is \"desk\", but must be an e-mail address."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbols": [] }] }""",
        "subscribers[0].symbols is [], but must be a list of 1 to 50 items."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbols": ["I B M"] }] }""",
        "subscribers[0].symbols[0] is \"I B M\", but must be a symbol."
    )]
    [TestCase(
        """{ "subscribers": [{ "email": "a@b.com", "symbol": "IBM" }] }""",
        "subscribers[0].symbol is \"IBM\", but there is no such setting; there are email, symbols, leastSeverity."
    )]
    [TestCase(
        """{ "producers": [{ "accounts": ["1234"], "sources": ["market.nyse"] }] }""",
        "producers[0].accounts[0] is \"1234\", but must be the twelve digits of an account."
    )]
    [TestCase(
        """{ "producers": [{ "accounts": ["222233334444"], "sources": ["aws.s3"] }] }""",
        "producers[0].sources[0] is \"aws.s3\", but must be a source that begins with market. or trading."
    )]
    [TestCase(
        """{ "producers": [{ "accounts": ["222233334444"] }] }""",
        "producers[0] is {\"accounts\":[\"222233334444\"]}, but must have sources."
    )]
    [TestCase(
        """{ "tags": { "Cost Center": "47\n11" } }""",
        "tags.Cost Center is \"47\\n11\", but must be 1 to 128 letters"
    )]
    [TestCase("""{ "tags": { "Cost%": "1" } }""", "tags.Cost% is \"Cost%\", but must be 1 to 128 letters")]
    public void A_fault_is_told_with_its_file_field_value_and_what_is_allowed(string json, string problem) =>
        Assert.That(
            SettingsReading.OfFile(json).Problems,
            Has.Count.EqualTo(1).And.One.StartsWith($"settings/dev.json: {problem}")
        );

    [TestCase("[]", "settings/dev.json is [], but must be an object with region, account, function, ")]
    [TestCase(
        """{ "region": "us-east-1", }""",
        "settings/dev.json is not valid JSON: '}' is wrong at line 1, column 26."
    )]
    [TestCase("{\n  // Ours\n}", "settings/dev.json is not valid JSON: '/' is wrong at line 2, column 3.")]
    [TestCase("{\r\n \"a\": { \"é\": é", "settings/dev.json is not valid JSON: 'é' is wrong at line 2, column 14.")]
    [TestCase("{\n", "settings/dev.json is not valid JSON: something is missing at line 2, column 1.")]
    [TestCase("", "settings/dev.json is not valid JSON: something is missing at line 1, column 1.")]
    [TestCase(
        """{ "region": "us-east-1", "region": "us-east-2" }""",
        "settings/dev.json is not valid JSON: an object has 'region' twice."
    )]
    public void A_file_that_is_not_a_JSON_object_is_told_with_the_place_of_the_fault(string json, string problem) =>
        Assert.That(SettingsReading.OfFile(json).Problems, Has.Count.EqualTo(1).And.One.StartsWith(problem));
}
