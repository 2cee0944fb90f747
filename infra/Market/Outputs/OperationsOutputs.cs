using MarketData.Contract;
using MarketData.Infra.Market.Observability;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class OperationsOutputs
{
    const string Group = "operations";

    public static IEnumerable<Output> Of(ResourceNames names, StackAlarms alarms, Dashboard dashboard)
    {
        yield return new(Group, OutputNames.DashboardName, dashboard.Name, "The dashboard for people on call");
        yield return new(
            Group,
            OutputNames.ErrorRateAlarmName,
            alarms.NameOf(ProcessingAlarms.ErrorRate),
            "The alarm on failed invocations"
        );
        yield return new(
            Group,
            OutputNames.MetricsNamespace,
            names.MetricsNamespace,
            "Where the function counts events"
        );
        yield return new(
            Group,
            OutputNames.UnhealthyAlarmName,
            alarms.UnhealthyName,
            "The alarm that sums up the others"
        );
    }
}
