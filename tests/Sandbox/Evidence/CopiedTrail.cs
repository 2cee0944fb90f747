using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Audit;
using MarketData.Ops.Copies;
using MarketData.SandboxTests.Ops;

namespace MarketData.SandboxTests.Evidence;

/// <summary>A copy of a trail that the function wrote, for tests to tamper with and verify.</summary>
sealed class CopiedTrail
{
    public const string Prefix = "market-data";

    public static readonly DateTimeOffset At = new(2026, 11, 29, 2, 15, 0, TimeSpan.Zero);

    public ExportWriter Writer { get; } = new($"{Prefix}/");

    public required TrailOnEngine Trail { get; init; }

    /// <summary>The export with the records.</summary>
    public string Records { get; private set; } = "";

    public string RecordsTable => Trail.Function.Table(Tables.AuditTrail);
    public string StateTable => Trail.Function.Table(Tables.SymbolState);

    public static async Task<CopiedTrail> MakeAsync()
    {
        var copied = new CopiedTrail { Trail = await TrailOnEngine.WriteAsync() };
        await copied.ExportAsync(At);
        return copied;
    }

    /// <summary>As the schedules do: a quarter of an hour apart.</summary>
    public async Task ExportAsync(DateTimeOffset at, Func<Task>? between = null)
    {
        await ExportStateAsync(at.AddMinutes(-15));
        await (between?.Invoke() ?? Task.CompletedTask);
        Records = Writer.Write(RecordsTable, await Trail.ItemsAsync(Tables.AuditTrail), at);
        await (between?.Invoke() ?? Task.CompletedTask);
        await ExportStateAsync(at.AddMinutes(15));
    }

    async Task ExportStateAsync(DateTimeOffset at) =>
        Writer.Write(StateTable, await Trail.ItemsAsync(Tables.SymbolState), at);

    /// <summary>Downloads it into a folder, and verifies it there.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(DateTimeOffset? at = null, ChainHeads? checkpoint = null)
    {
        var folder = Directory.CreateTempSubdirectory("copy-");
        try
        {
            foreach (var (name, content) in Writer.Files)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, content);
            }

            var files = new FolderFiles(Path.Combine(folder.FullName, Prefix));
            return (await VerifyAsync(files, at, checkpoint: checkpoint)).Verification.Problems;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async Task<(AuditVerification Verification, CopyFacts Facts)> VerifyAsync(
        CopyFiles files,
        DateTimeOffset? at = null,
        string? symbol = null,
        ChainHeads? checkpoint = null
    )
    {
        var only = symbol is null ? (Symbol?)null : Symbol.Parse(symbol);
        var copy = await TrailCopy.OpenAsync(
            new(RecordsTable, StateTable, Tables.SymbolState),
            files,
            at,
            only,
            Trail.Function.Clients().Kms(),
            CancellationToken.None
        );
        var verification = await AuditVerification.RunAsync(copy, only, checkpoint, CancellationToken.None);
        return (verification, copy.Facts);
    }

    /// <summary>A record is changed, and everything in the copy that says what is in its file.</summary>
    public void Forge(string auditId, Func<JsonObject, JsonObject?> change) =>
        Writer.Forge(
            Records,
            line =>
            {
                var item = JsonNode.Parse(line)!;
                if (item["Item"]!["audit_id"]!["S"]!.GetValue<string>() != auditId)
                {
                    return [line];
                }

                var changed = change(item["Item"]!.AsObject());
                return changed is null ? [] : [item.ToJsonString()];
            }
        );

    public string DataFile(int partition) => $"{Records}/data/partition{partition}.json.gz";

    /// <summary>As it is named in a sentence: from the place of the copies down.</summary>
    public static string Named(string file) => file[(Prefix.Length + 1)..];
}
