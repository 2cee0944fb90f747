using System.Diagnostics;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

/// <summary>The sandbox as a process of its own, which ends before it has started anything.</summary>
[CancelAfter(60_000)]
public sealed class CommandLineTests
{
    [TestCase("--limit is 'x', but must be a whole number from 1 on.", "--limit", "x")]
    [TestCase("--limit is '0', but must be a whole number from 1 on.", "--limit", "0")]
    [TestCase("--limit is '99999999999', but must be a whole number", "--limit", "99999999999")]
    [TestCase("--inject-bad is '1.5', but must be a whole number from 0 on.", "--inject-bad", "1.5")]
    [TestCase("--trades is 'many', but must be a whole number from 0 on.", "--trades", "many")]
    [TestCase("--trade-rate is 'x', but must be a number above 0.", "--trade-rate", "x")]
    [TestCase("--trade-rate is 'NaN', but must be a number above 0.", "--trade-rate", "NaN")]
    [TestCase("--trade-rate is '0', but must be a number above 0.", "--trade-rate", "0")]
    [TestCase("--seed is 'x', but must be a whole number", "--seed", "x")]
    [TestCase("--chaos is 'x', but must be a whole number", "--chaos", "x")]
    public async Task A_wrong_number_is_a_sentence(string sentence, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.That(result.Errors, Does.StartWith(sentence));
        Assert.That(result.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(result.Output.Trim(), Is.Empty);
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    [TestCase("--seed is of a generated session, and --file names another.", "--seed", "1", "--file", "README.md")]
    [TestCase("--check-plan looks when the run ends, and --keep lets it go on.", "--keep", "--check-plan")]
    public async Task What_contradicts_itself_is_a_sentence(string sentence, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.That((result.ExitCode, result.Errors.Trim()), Is.EqualTo((2, sentence)));
    }

    [Test]
    public async Task An_emulator_that_nobody_runs_is_named_within_seconds()
    {
        var since = Stopwatch.StartNew();

        var result = await RunAsync("--endpoint", "http://127.0.0.1:1", "--limit", "1");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Output,
            Does.Contain("Nobody answers at http://127.0.0.1:1/: start an emulator there, or leave --endpoint out.")
        );
        Assert.That(since.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)));
    }

    [Test]
    public async Task What_was_typed_gives_the_terminal_no_orders()
    {
        var result = await RunAsync("--limit", "\e[31m");

        Assert.That(result.Errors, Does.StartWith("--limit is '?[31m', but must be a whole number"));
    }

    [TestCase("nowhere.csv", "--file 'nowhere.csv' does not exist.")]
    [TestCase(
        "README.md",
        "README.md, line 1: the header lacks time_utc, exchange, symbol, type, price, size; it must"
    )]
    [TestCase("/", "--file '/' cannot be read: ")]
    public async Task A_wrong_file_is_a_sentence(string file, string sentence)
    {
        var result = await RunAsync("--file", file);

        Assert.That(result.Output, Does.StartWith(sentence));
        Assert.That(result.Everything.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task A_session_that_was_cut_off_is_not_deployed_for()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(Checkout.SampleSession))[..20_000]);

            var result = await RunAsync("--file", path);

            Assert.That(
                result.Everything.Trim(),
                Is.EqualTo($"{path}, line 4606: nothing can be read from here on: the gzip file was cut off.")
            );
            Assert.That(result.ExitCode, Is.EqualTo(2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Task<CommandResult> RunAsync(params string[] arguments) =>
        new Command(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "MarketData.Sandbox.dll"), .. arguments]
        ).TryRunAsync(CancellationToken.None);
}
