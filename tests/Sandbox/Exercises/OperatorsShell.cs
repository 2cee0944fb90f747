using System.Diagnostics;
using System.Text;

namespace MarketData.SandboxTests.Exercises;

/// <summary>A shell into which commands are typed one after the other, as an operator does.</summary>
sealed class OperatorsShell : IDisposable
{
    const string Done = "-- done with exit code ";

    readonly Process bash;

    /// <param name="definitions">Typed first.</param>
    public OperatorsShell(string definitions)
    {
        bash = Process.Start(
            new ProcessStartInfo("bash", ["--noprofile", "--norc"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        bash.StandardInput.WriteLine("exec 2>&1");
        bash.StandardInput.WriteLine(definitions);
    }

    public async Task<(string Output, int ExitCode)> TypeAsync(string command, CancellationToken cancellation)
    {
        await bash.StandardInput.WriteLineAsync($"{command}\necho \"{Done}$?\"".AsMemory(), cancellation);
        await bash.StandardInput.FlushAsync(cancellation);
        var output = new StringBuilder();
        while (await bash.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Done, StringComparison.Ordinal))
            {
                return ($"{output}", int.Parse(line[Done.Length..]));
            }

            output.AppendLine(line);
        }

        throw new EndOfStreamException($"The shell has ended:\n{output}");
    }

    public void Dispose()
    {
        bash.Kill(entireProcessTree: true);
        bash.Dispose();
    }
}
