namespace MarketData.SandboxTests.Ops;

[CancelAfter(60_000)]
public sealed class CommandLineTests
{
    static readonly Dictionary<string, string> Environment = [];

    [TestCase("Required command was not provided.")]
    [TestCase("Unrecognized command or argument 'verfy'.", "audit", "verfy")]
    [TestCase("Unrecognized command or argument '--chekpoint'.", "audit", "verify", "--chekpoint", "heads.json")]
    [TestCase("Required argument missing for option: '--checkpoint'.", "audit", "verify", "--checkpoint")]
    [TestCase("--symbol is 'I B M', but must be 1 to 32 letters", "audit", "verify", "--symbol", "I B M")]
    [TestCase("Required argument missing for command: 'show'.", "audit", "show")]
    [TestCase("Required argument missing for command: 'put'.", "rules", "put")]
    [TestCase("File does not exist: 'no-such.json'.", "rules", "put", "no-such.json")]
    [TestCase(
        "--environment is 'Prod', but must be 1 to 16 lower-case letters",
        "rules",
        "list",
        "--environment",
        "Prod"
    )]
    [TestCase("--endpoint is 'localhost:5000', but must be", "rules", "list", "--endpoint", "localhost:5000")]
    [TestCase("--endpoint is 'dynamodb=x', but must be", "--endpoint", "dynamodb=x", "rules", "list")]
    [TestCase("Argument 'arm' not recognized. Must be one of:", "images", "push", "--architecture", "arm")]
    [TestCase("Argument 'orders' not recognized.", "audit", "verify", "--trail", "orders")]
    [TestCase("--symbol is of market data", "audit", "verify", "--trail", "trades", "--symbol", "IBM")]
    [TestCase("Required argument missing for command: 'show'.", "trades", "show")]
    [TestCase("Argument 'alerts' not recognized.", "trades", "redrive", "--queue", "alerts")]
    [TestCase("--limit is '0', but must be a whole number from 1 on.", "trades", "redrive", "--limit", "0")]
    [TestCase("--limit is 'x', but must be a whole number from 1 on.", "trades", "redrive", "--limit", "x")]
    [TestCase("--execution is of no queue", "trades", "redrive", "--execution", "arn", "--queue", "start")]
    [TestCase("--execution is of no queue", "trades", "redrive", "--execution", "arn", "--limit", "1")]
    public async Task A_wrong_command_line_is_a_sentence_and_not_the_exit_code_of_no(
        string sentence,
        params string[] arguments
    )
    {
        var result = await OpsCommand.RunAsync(Environment, CancellationToken.None, arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain(sentence).And.Not.Contain("   at "));
    }

    [Test]
    public async Task The_help_says_what_exit_codes_mean()
    {
        var result = await OpsCommand.RunAsync(Environment, CancellationToken.None, "--help");

        Assert.That(result.ExitCode, Is.EqualTo(0));
        Assert.That(
            string.Join(' ', result.Output.Split()),
            Does.Contain("2 there is no answer").And.Contain("--json")
        );
    }
}
