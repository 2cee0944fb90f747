namespace MarketData.Tools;

/// <summary>Programs whose names differ on Windows.</summary>
public static class Programs
{
    public static string Python { get; } = OperatingSystem.IsWindows() ? "python" : "python3";

    public static string Npm { get; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    public static string Npx { get; } = OperatingSystem.IsWindows() ? "npx.cmd" : "npx";
}
