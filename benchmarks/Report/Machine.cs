using System.Runtime.InteropServices;

namespace MarketData.Benchmarks.Report;

static class Machine
{
    const string CpuInfo = "/proc/cpuinfo";

    public static string Name =>
        $"{Environment.ProcessorCount} × {Model ?? "unknown processor"} ({RuntimeInformation.OSArchitecture})";

    static string? Model =>
        File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':', 2)[1]
                .Trim()
            : null;
}
