using Amazon.ECR;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>The repository of a deployment, in ECR, with a token that lets the caller push for twelve hours.</summary>
static class DeployedRepository
{
    public static async Task<ImageRepository> FindAsync(DeployedEnvironment deployed, CancellationToken cancellation)
    {
        using var ecr = deployed.Ecr();
        var uri = await FindUriAsync(ecr, deployed.Names, cancellation);
        var answer = await ecr.GetAuthorizationTokenAsync(new(), cancellation);
        var token =
            answer.AuthorizationData?.FirstOrDefault()?.AuthorizationToken
            ?? throw new ToolException("ECR answered without a token.");
        // ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME
        var (registry, name) = (uri[..uri.IndexOf('/')], uri[(uri.IndexOf('/') + 1)..]);
        return new(registry, name, RegistryLogin.OfBasic(token));
    }

    static async Task<string> FindUriAsync(AmazonECRClient ecr, ResourceNames names, CancellationToken cancellation)
    {
        try
        {
            var answer = await ecr.DescribeRepositoriesAsync(
                new() { RepositoryNames = [names.TradeImages] },
                cancellation
            );
            return answer.Repositories?.FirstOrDefault()?.RepositoryUri
                ?? throw new ToolException($"ECR answered without an address of the repository {names.TradeImages}.");
        }
        catch (AmazonECRException failure) when (failure.ErrorCode == "RepositoryNotFoundException")
        {
            throw new ToolException(
                $"There is no repository {names.TradeImages} in this account and region. Deploy it first: "
                    + $"{SettingsVariables.Suffix}={names.Suffix} npx cdktf deploy "
                    + TradeImage.RepositoryStack(names.Suffix),
                failure
            );
        }
    }
}
