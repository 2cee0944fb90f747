using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MarketData.Benchmarks.Report;
using MarketData.Tools;
using Perfolizer.Horology;

namespace MarketData.Benchmarks.Parts;

/// <summary>The parts' times and allocations, divided by the events of a batch.</summary>
static class PartsTable
{
    public static MarkdownTable Measure(Effort effort)
    {
        var length = effort.IsFull
            ? Job
                .Default.WithWarmupCount(5)
                .WithIterationCount(11)
                .WithIterationTime(TimeInterval.FromMilliseconds(200))
            : Job.Dry;
        // In this process, which has the function's settings of collector and compiler.
        var job = length.WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Descriptor)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Checkout.Root, "artifacts", "benchmarks"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<PartsOfAnEvent>(config);
        if (
            summary.HasCriticalValidationErrors
            || summary.Reports.IsEmpty
            || !summary.Reports.All(report => report.Success)
        )
        {
            throw new InvalidOperationException(
                $"The parts could not be measured: {string.Join(' ', summary.ValidationErrors)}"
            );
        }

        var sizes = summary.Reports.Select(Batch).Distinct().Order().ToList();
        return new MarkdownTable(
            [
                "part, for one event",
                .. sizes.Select(size => $"batch {size:#,0}: ns"),
                .. sizes.Select(size => $"batch {size:#,0}: bytes"),
            ],
            [
                .. from report in summary.Reports
                group report by report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'') into part
                let bySize = part.OrderBy(Batch).ToList()
                select (string[])[part.Key, .. bySize.Select(Nanoseconds), .. bySize.Select(Bytes)],
            ]
        );
    }

    static int Batch(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(PartsOfAnEvent.Batch)];

    static string Nanoseconds(BenchmarkReport report) => Number(report.ResultStatistics!.Median / Batch(report));

    static string Bytes(BenchmarkReport report) =>
        Number((double)report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)! / Batch(report));

    static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
