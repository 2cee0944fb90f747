using System.Diagnostics;
using MarketData.Tools;

namespace MarketData.SandboxTests.Tools;

[CancelAfter(60_000)]
public sealed class CommandTests
{
    [Test]
    public async Task Output_and_errors_are_kept_apart_and_the_exit_code_is_told(CancellationToken cancellation)
    {
        var result = await Python("import sys; print('out'); print('wrong', file=sys.stderr); sys.exit(3)")
            .TryRunAsync(cancellation);

        Assert.That(result, Is.EqualTo(new CommandResult(3, "out", "wrong")));
    }

    [Test]
    public void A_failure_says_what_was_run_and_what_it_printed(CancellationToken cancellation)
    {
        Assert.That(
            () => Python("exit('out of luck')").RunAsync(cancellation),
            Throws.TypeOf<ToolException>().With.Message.Contains("ended with exit code 1:\nout of luck")
        );
    }

    [Test]
    public void A_program_that_does_not_exist_is_named(CancellationToken cancellation)
    {
        Assert.That(
            () => new Command("no-such-program", []).RunAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.StartsWith("The command 'no-such-program' could not be started:")
        );
    }

    [Test]
    public async Task Nothing_of_the_machine_is_seen_where_the_environment_is_not_inherited(
        CancellationToken cancellation
    )
    {
        var printEnvironment = new Command("/usr/bin/env", [])
        {
            InheritsEnvironment = false,
            Environment = new Dictionary<string, string> { ["ONLY"] = "this" },
        };

        Assert.That(await printEnvironment.RunAsync(cancellation), Is.EqualTo("ONLY=this"));
    }

    [TestCase(30, true)]
    [TestCase(0, false)]
    public async Task A_cancelled_command_may_end_in_order_where_it_is_given_the_time(
        int graceSeconds,
        bool endsInOrder,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lines = new List<string>();
        var id = new TaskCompletionSource<int>();
        var command = Python(
            """
            import os, signal, time
            # What a shell runs in the background inherits that it is ignored.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            print(os.getpid(), flush=True)
            try:
                time.sleep(60)
            except KeyboardInterrupt:
                print("in order", flush=True)
            """
        ) with
        {
            Grace = TimeSpan.FromSeconds(graceSeconds),
            OnOutput = line =>
            {
                lines.Add(line);
                id.TrySetResult(int.TryParse(line, out var number) ? number : 0);
            },
        };

        var running = command.RunAsync(stop.Token);
        var process = await id.Task.WaitAsync(cancellation);
        await stop.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(lines, endsInOrder ? Has.Member("in order") : Has.No.Member("in order"));
        Assert.That(() => Process.GetProcessById(process), Throws.ArgumentException);
    }

    [Test]
    public async Task A_process_that_was_disposed_has_exited()
    {
        var process = Python("import time; time.sleep(60)").Start();

        await process.DisposeAsync();

        Assert.That(process.HasExited, Is.True);
    }

    static Command Python(string script) => new(Programs.Python, ["-c", script]);
}
