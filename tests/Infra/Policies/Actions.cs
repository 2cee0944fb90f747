using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Policies;

/// <summary>
/// Actions that a role must not have: the kinds that cloudsplaining
/// (https://github.com/salesforce/cloudsplaining), which checkov uses, looks for. A wildcard that covers one counts.
/// </summary>
static class Actions
{
    public static readonly IReadOnlySet<string> Escalation = new HashSet<string>
    {
        "iam:AddUserToGroup",
        "iam:AttachGroupPolicy",
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:CreatePolicyVersion",
        "iam:PassRole",
        "iam:PutGroupPolicy",
        "iam:PutRolePolicy",
        "iam:PutUserPolicy",
        "iam:SetDefaultPolicyVersion",
        "iam:UpdateAssumeRolePolicy",
        "lambda:CreateFunction",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
        "cloudformation:CreateStack",
        "glue:CreateDevEndpoint",
        "ec2:RunInstances",
        "sts:AssumeRole",
    };

    public static readonly IReadOnlySet<string> Credentials = new HashSet<string>
    {
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateServiceSpecificCredential",
        "iam:ResetServiceSpecificCredential",
        "iam:UpdateAccessKey",
        "iam:UpdateLoginProfile",
        "sts:AssumeRole",
        "sts:GetFederationToken",
        "sts:GetSessionToken",
        "ecr:GetAuthorizationToken",
        "cognito-identity:GetCredentialsForIdentity",
        "rds-db:connect",
        "lambda:GetFunction",
    };

    public static readonly IReadOnlySet<string> Data = new HashSet<string>
    {
        "s3:GetObject",
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:GetParametersByPath",
        "secretsmanager:GetSecretValue",
        "rds:CopyDBSnapshot",
        "rds:CreateDBSnapshot",
        "dynamodb:ExportTableToPointInTime",
        "dynamodb:CreateBackup",
    };

    public static readonly IReadOnlySet<string> Permissions = new HashSet<string>
    {
        "dynamodb:PutResourcePolicy",
        "events:PutPermission",
        "iam:CreateRole",
        "kms:CreateGrant",
        "kms:PutKeyPolicy",
        "lambda:AddPermission",
        "logs:PutResourcePolicy",
        "sns:AddPermission",
        "sns:SetTopicAttributes",
        "sqs:AddPermission",
        "sqs:SetQueueAttributes",
    };

    public static readonly IReadOnlySet<string> KeyUse = new HashSet<string>
    {
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:GenerateMac",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:Sign",
    };

    /// <summary>Those of the stacks for which AWS knows no resource.</summary>
    public static readonly IReadOnlySet<string> Unscopable = new HashSet<string>
    {
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
    };

    /// <summary>A policy's action, which may have wildcards, covers one of these.</summary>
    public static bool Matches(string action, IReadOnlySet<string> actions)
    {
        var pattern = $"^{Regex.Escape(action).Replace(@"\*", ".*", StringComparison.Ordinal)}$";
        return actions.Any(candidate => Regex.IsMatch(candidate, pattern, RegexOptions.IgnoreCase));
    }
}
