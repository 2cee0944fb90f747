using MarketData.Sandbox;
using MarketData.Sandbox.Steps;

namespace MarketData.SandboxTests.Exercises;

/// <summary>docs/exercises.md, typed into a shell beside a sandbox that is kept.</summary>
public sealed class ExerciseTests
{
    static readonly SandboxOptions Options = new()
    {
        Suffix = "dev",
        Settings = new Dictionary<string, string> { ["RELEASE"] = "gradual" },
    };

    LocalSystem system = null!;
    OperatorsShell shell = null!;
    string folder = null!;

    [OneTimeSetUp]
    public async Task DeployAsync()
    {
        folder = Directory.CreateTempSubdirectory("market-data-exercises-").FullName;
        await Phases.ShowAsync(
            TestConsole.Plain(),
            async phases => system = await LocalSystem.StartAsync(Options, phases, CancellationToken.None)
        );
        var ops = Path.Combine(AppContext.BaseDirectory, "MarketData.Ops.dll");
        shell = new(
            $$"""
            {{Guide.Shell(system, Options)}}
            cd '{{folder}}'
            {{ShownCommand.Definitions}}
            # Built already.
            ops() { dotnet '{{ops}}' "$@"; }
            """
        );
    }

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        shell?.Dispose();
        if (system is not null)
        {
            await system.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestCaseSource(typeof(ShownCommand), nameof(ShownCommand.Exercises))]
    [CancelAfter(240_000)]
    public async Task An_exercise_comes_out_as_its_page_says(string heading, CancellationToken cancellation)
    {
        foreach (var command in ShownCommand.Of(heading))
        {
            var (output, exitCode) = await shell.TypeAsync(command.Text, cancellation);

            Assert.That(exitCode, Is.Zero, $"{command.Text}\n{output}");
            Assert.That(command.Missing(output), Is.Null, $"{command.Text}\n{output}");
        }
    }
}
