using System.Reflection;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CodeDeploy;
using Amazon.ECR;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace MarketData.UnitTests.StandIns;

/// <summary>The packages that have a stand-in, whichever of the two this is built against.</summary>
static class Packages
{
    public static Assembly[] All { get; } =
    [
        typeof(ILambdaContext).Assembly,
        typeof(SQSEvent).Assembly,
        typeof(IAmazonCloudWatch).Assembly,
        typeof(IAmazonCloudWatchLogs).Assembly,
        typeof(IAmazonCodeDeploy).Assembly,
        typeof(IAmazonECR).Assembly,
        typeof(IAmazonEventBridge).Assembly,
        typeof(IAmazonLambda).Assembly,
        typeof(IAmazonSimpleNotificationService).Assembly,
        typeof(IAmazonSimpleSystemsManagement).Assembly,
        typeof(IAmazonSQS).Assembly,
        typeof(IAmazonStepFunctions).Assembly,
    ];

    /// <summary>Clients that the SDK's generator writes; the test beside knows how those look.</summary>
    public static Type[] Clients { get; } =
    [
        typeof(AmazonCloudWatchClient),
        typeof(AmazonCloudWatchLogsClient),
        typeof(AmazonCodeDeployClient),
        typeof(AmazonECRClient),
        typeof(AmazonEventBridgeClient),
        typeof(AmazonLambdaClient),
        typeof(AmazonSimpleNotificationServiceClient),
        typeof(AmazonSimpleSystemsManagementClient),
        typeof(AmazonSQSClient),
        typeof(AmazonStepFunctionsClient),
    ];

    public static bool IsStandIn(this Assembly package) => Company(package) == Company(typeof(Packages).Assembly);

    static string? Company(Assembly assembly) => assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company;
}
