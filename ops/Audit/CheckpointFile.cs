using MarketData.Domain.Audit;

namespace MarketData.Ops.Audit;

/// <summary>A checkpoint in a file that is kept away from the account.</summary>
public static class CheckpointFile
{
    /// <returns>Null where there is no such file yet.</returns>
    /// <exception cref="InvalidOperationException">It is no checkpoint of this trail; the message says why.</exception>
    public static async Task<ChainHeads?> ReadAsync(
        string path,
        string trail,
        AuditKeys keys,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path) || !Directory.Exists(folder))
        {
            // Before a verification that takes hours, and not after it.
            throw new InvalidOperationException(
                $"{path} cannot be written: "
                    + (Directory.Exists(path) ? "it is a folder." : $"there is no folder {folder}.")
            );
        }

        return File.Exists(path) ? CheckpointText.Read(await TextOfAsync(path, cancellation), path, trail, keys) : null;
    }

    /// <summary>Replaces the checkpoint before, which stays where this is stopped halfway.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be written there.</exception>
    public static async Task WriteAsync(string path, ChainHeads heads, AuditKey key, CancellationToken cancellation)
    {
        try
        {
            var whole = $"{path}.new";
            await File.WriteAllTextAsync(whole, CheckpointText.Write(heads, key), cancellation);
            File.Move(whole, path, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Nothing is wrong, but the checkpoint {path} cannot be written: {wrong.Message}",
                wrong
            );
        }
    }

    static async Task<string> TextOfAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path} cannot be read as a checkpoint. {wrong.Message}", wrong);
        }
    }
}
