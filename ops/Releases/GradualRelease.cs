using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using MarketData.Contract;

namespace MarketData.Ops.Releases;

/// <summary>How a deployment of CodeDeploy ended.</summary>
/// <param name="Succeeded">Or it was stopped, or failed, and what it had moved was moved back.</param>
/// <param name="Why">It did not succeed.</param>
public sealed record ShiftOutcome(bool Succeeded, string Why);

/// <summary>The deployments of CodeDeploy that move the alias by steps.</summary>
public sealed class GradualRelease(IAmazonCodeDeploy codeDeploy, ResourceNames names, TimeProvider time)
{
    static readonly List<string> Unfinished =
    [
        DeploymentStatus.Created.Value,
        DeploymentStatus.Queued.Value,
        DeploymentStatus.InProgress.Value,
        DeploymentStatus.Baking.Value,
        DeploymentStatus.Ready.Value,
    ];

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <returns>Whether versions are released by steps here, and the deployment that is under way.</returns>
    public async Task<(bool IsSet, string? Running)> LookAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await codeDeploy.ListDeploymentsAsync(
                new()
                {
                    ApplicationName = names.ProcessorRelease,
                    DeploymentGroupName = names.ProcessorRelease,
                    IncludeOnlyStatuses = Unfinished,
                },
                cancellation
            );
            return (true, answer.Deployments?.FirstOrDefault());
        }
        catch (AmazonCodeDeployException absent) when (absent.ErrorCode == "ApplicationDoesNotExistException")
        {
            return (false, null);
        }
    }

    public async Task<string> StartAsync(string function, int from, int to, CancellationToken cancellation)
    {
        var answer = await codeDeploy.CreateDeploymentAsync(
            new()
            {
                ApplicationName = names.ProcessorRelease,
                DeploymentGroupName = names.ProcessorRelease,
                Description = $"From version {from} to {to}",
                Revision = new()
                {
                    RevisionType = RevisionLocationType.AppSpecContent,
                    AppSpecContent = new() { Content = AppSpec(function, from, to) },
                },
            },
            cancellation
        );
        return answer.DeploymentId!;
    }

    /// <summary>What it has moved is moved back.</summary>
    public async Task StopAsync(string deployment, CancellationToken cancellation)
    {
        try
        {
            await codeDeploy.StopDeploymentAsync(
                new() { DeploymentId = deployment, AutoRollbackEnabled = true },
                cancellation
            );
        }
        catch (AmazonCodeDeployException late) when (late.ErrorCode == "DeploymentAlreadyCompletedException")
        {
            // It has ended by itself meanwhile: how, its follower finds out.
        }
    }

    /// <summary>Until it has ended, and where it did not succeed until the way back has ended too.</summary>
    /// <param name="deployment">Its id.</param>
    /// <param name="onLook">Told each time that it has not ended.</param>
    /// <param name="cancellation">Ends the following and not the deployment.</param>
    public async Task<ShiftOutcome> FollowAsync(string deployment, Func<Task> onLook, CancellationToken cancellation)
    {
        var ended = await WaitAsync(deployment, onLook, cancellation);
        if (ended.Status == DeploymentStatus.Succeeded)
        {
            return new(Succeeded: true, "");
        }

        if (ended.RollbackInfo?.RollbackDeploymentId is { Length: > 0 } wayBack)
        {
            await WaitAsync(wayBack, onLook, cancellation);
        }

        return new(
            Succeeded: false,
            ended.ErrorInformation?.Message ?? ended.RollbackInfo?.RollbackMessage ?? $"it is {ended.Status}"
        );
    }

    async Task<DeploymentInfo> WaitAsync(string deployment, Func<Task> onLook, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await codeDeploy.GetDeploymentAsync(new() { DeploymentId = deployment }, cancellation);
            var info =
                answer.DeploymentInfo
                ?? throw new InvalidOperationException($"CodeDeploy says nothing of its deployment {deployment}.");
            if (!Unfinished.Contains(info.Status?.Value ?? ""))
            {
                return info;
            }

            await onLook();
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    /// <summary>
    /// https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
    /// </summary>
    static string AppSpec(string function, int from, int to) =>
        new JsonObject
        {
            ["version"] = "0.0",
            ["Resources"] = new JsonArray(
                new JsonObject
                {
                    ["processor"] = new JsonObject
                    {
                        ["Type"] = "AWS::Lambda::Function",
                        ["Properties"] = new JsonObject
                        {
                            ["Name"] = function,
                            ["Alias"] = FunctionAlias.Live,
                            ["CurrentVersion"] = from.ToString(CultureInfo.InvariantCulture),
                            ["TargetVersion"] = to.ToString(CultureInfo.InvariantCulture),
                        },
                    },
                }
            ),
        }.ToJsonString();
}
