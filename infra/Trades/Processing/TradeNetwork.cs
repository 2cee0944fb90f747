using Constructs;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Processing;

/// <summary>The functions' place in the VPC of the settings.</summary>
static class TradeNetwork
{
    /// <summary>Null where the settings name no VPC.</summary>
    public static FunctionNetwork? AddTo(Construct scope, string id, Foundation foundation, Settings settings) =>
        FunctionNetwork.AddTo(
            scope,
            id,
            new()
            {
                Foundation = foundation,
                Settings = settings.Network,
                Function = "Trade processing",
                Owner = "Trade processing",
                FunctionGroup = foundation.Names.Vpc("trades-functions"),
                EndpointsGroup = foundation.Names.Vpc("trades-endpoints"),
                Services = settings.Trades.Endpoints,
                // A VPC has one endpoint of a service that answers under the service's own name. Where it is the
                // market-data stack's, the functions reach it as the processor does.
                JoinedGroup = TradesSettings
                    .Called.Except(settings.Trades.Endpoints)
                    .Intersect(settings.Network.Endpoints)
                    .Any()
                    ? foundation.Names.ProcessorNetwork
                    : null,
            }
        );
}
