namespace MarketData.Tools;

public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>What it printed, errors last.</summary>
    public string Everything => string.Join('\n', new[] { Output, Errors }.Where(text => text.Length > 0));
}
