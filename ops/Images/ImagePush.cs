using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>Brings an image to where a deployment takes it from, and tells the deployment which one it is.</summary>
sealed class ImagePush(DeployedEnvironment deployed, TextWriter progress)
{
    /// <param name="build">What is built.</param>
    /// <param name="registry">Where to push to; absent: to the deployment's repository.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Answer> RunAsync(ImageBuild build, string? registry, CancellationToken cancellation)
    {
        var names = deployed.Names;
        EnvironmentSettings.Require(names.Suffix);
        var repository = registry is null
            ? await DeployedRepository.FindAsync(deployed, cancellation)
            : new ImageRepository(registry, names.TradeImages);
        using var api = new RegistryApi(repository);
        await api.RequireAsync(cancellation);

        var baseImage = await build.ReadBaseAsync(cancellation);
        await progress.WriteLineAsync($"Building the image for {build.Architecture} on {baseImage}.");
        await build.PublishAsync(cancellation);
        var access = await BaseImageAccess.ReadAsync(baseImage, cancellation);
        var tag = await build.TagAsync(access, cancellation);
        var present = await api.FindDigestAsync(tag, cancellation);
        var digest = present ?? await build.PushAsync(repository, tag, access, cancellation);

        var file = TradeImage.FileOf(build.Architecture, names);
        var path = Path.Combine(Checkout.Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, $"{repository}@{digest}\n", cancellation);
        var pushed = new PushedImage(
            $"{repository}:{tag}",
            $"{repository}@{digest}",
            present is not null,
            file,
            registry is null
                ? $"{SettingsVariables.Suffix}={names.Suffix} npx cdktf deploy "
                    + TradeImage.FunctionsStack(names.Suffix)
                : null
        );
        return Answer.Of(Operation.Success, pushed, ImagesJson.Default.PushedImage, pushed.WriteTo);
    }
}
