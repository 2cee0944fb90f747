namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of functions, and of the workflow that has them.</summary>
static class FunctionRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles, SynthesizedStacks stacks) =>
        [
            new(
                "aws_lambda_function",
                "lambda/function.go",
                place.Functions.Allow(
                    "lambda",
                    "CreateFunction GetFunction GetFunctionCodeSigningConfig DeleteFunction"
                ),
                place.Functions.Allow(
                    "lambda",
                    "UpdateFunctionCode UpdateFunctionConfiguration GetFunctionConfiguration"
                ),
                place.Functions.Allow("lambda", "PutFunctionConcurrency DeleteFunctionConcurrency"),
                place.Functions.Allow("lambda", "ListVersionsByFunction PublishVersion"),
                place.Functions.Allow("lambda", "ListTags TagResource UntagResource"),
                roles.PassedTo("lambda").Allow("iam", "PassRole")
            ),
            new(
                "aws_lambda_function/layers",
                "https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html",
                new Scope("Layers", stacks.Texts("aws_lambda_function", "layers")).Allow("lambda", "GetLayerVersion")
            ),
            new(
                "aws_lambda_function/image_uri",
                "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
                place.Repositories.Allow("ecr", "BatchGetImage GetDownloadUrlForLayer"),
                place.Repositories.Allow("ecr", "GetRepositoryPolicy SetRepositoryPolicy")
            ),
            new(
                "aws_lambda_function/vpc_config",
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
                Scope.Anything.Allow("ec2", "DescribeSecurityGroups DescribeSubnets DescribeVpcs")
            ),
            new(
                "aws_lambda_function_event_invoke_config",
                "lambda/function_event_invoke_config.go",
                place.Functions.Allow("lambda", "PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig"),
                place.Functions.Allow("lambda", "DeleteFunctionEventInvokeConfig")
            ),
            new(
                "aws_lambda_permission",
                "lambda/permission.go",
                place.Functions.Allow("lambda", "AddPermission GetPolicy RemovePermission")
            ),
            new(
                "aws_lambda_event_source_mapping",
                "lambda/event_source_mapping.go",
                place.NewMappings.Allow("lambda", "CreateEventSourceMapping"),
                place.Mappings.Allow("lambda", "GetEventSourceMapping UpdateEventSourceMapping"),
                place.Mappings.Allow("lambda", "DeleteEventSourceMapping"),
                place.MappingTags.Allow("lambda", "ListTags TagResource UntagResource")
            ),
            new(
                "aws_lambda_alias",
                "lambda/alias.go",
                place.Functions.Allow("lambda", "CreateAlias GetAlias UpdateAlias DeleteAlias")
            ),
            new(
                "aws_codedeploy_app",
                "deploy/app.go",
                place.Releases.Allow(
                    "codedeploy",
                    "CreateApplication GetApplication UpdateApplication DeleteApplication"
                ),
                place.Releases.Allow("codedeploy", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_codedeploy_deployment_group",
                "deploy/deployment_group.go",
                place.Releases.Allow("codedeploy", "CreateDeploymentGroup GetDeploymentGroup"),
                place.Releases.Allow("codedeploy", "UpdateDeploymentGroup DeleteDeploymentGroup"),
                place.Releases.Allow("codedeploy", "ListTagsForResource TagResource UntagResource"),
                roles.PassedTo("codedeploy").Allow("iam", "PassRole")
            ),
            new(
                "aws_sfn_state_machine",
                "sfn/state_machine.go",
                Scope.Anything.Allow("states", "ValidateStateMachineDefinition"),
                place.StateMachines.Allow("states", "CreateStateMachine DescribeStateMachine UpdateStateMachine"),
                place.StateMachines.Allow("states", "DeleteStateMachine ListStateMachineVersions"),
                place.StateMachines.Allow("states", "ListTagsForResource TagResource UntagResource"),
                roles.PassedTo("states").Allow("iam", "PassRole")
            ),
        ];
}
