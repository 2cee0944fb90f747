using Constructs;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Processing;

/// <summary>The function's place in the VPC of the settings.</summary>
static class ProcessorNetwork
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
                Function = "The processor function",
                Owner = "The processor",
                FunctionGroup = foundation.Names.ProcessorNetwork,
                EndpointsGroup = foundation.Names.Vpc("market-data-endpoints"),
                Services = settings.Network.Endpoints,
            }
        );
}
