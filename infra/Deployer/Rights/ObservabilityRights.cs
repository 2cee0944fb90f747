namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of what a deployment is watched with.</summary>
static class ObservabilityRights
{
    public static IEnumerable<TypeRights> In(Place place) =>
        [
            new(
                "aws_cloudwatch_log_group",
                "logs/group.go",
                Scope.Anything.Allow("logs", "DescribeLogGroups"),
                place.LogGroups.Allow("logs", "CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy"),
                place.LogGroups.Allow("logs", "AssociateKmsKey DisassociateKmsKey"),
                place.LogGroups.Allow("logs", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_cloudwatch_query_definition",
                "logs/query_definition.go",
                Scope.Anything.Allow("logs", "PutQueryDefinition DescribeQueryDefinitions DeleteQueryDefinition")
            ),
            new(
                "aws_cloudwatch_metric_alarm",
                "cloudwatch/metric_alarm.go",
                place.Alarms.Allow("cloudwatch", "PutMetricAlarm DescribeAlarms DeleteAlarms"),
                place.Alarms.Allow("cloudwatch", "ListTagsForResource TagResource UntagResource")
            ),
            // AWS shows and makes composite alarms for those only who may do so with all alarms:
            // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
            new(
                "aws_cloudwatch_composite_alarm",
                "cloudwatch/composite_alarm.go",
                Scope.Anything.Allow("cloudwatch", "PutCompositeAlarm DescribeAlarms"),
                place.Alarms.Allow("cloudwatch", "DeleteAlarms ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_cloudwatch_dashboard",
                "cloudwatch/dashboard.go",
                place.Dashboards.Allow("cloudwatch", "PutDashboard GetDashboard DeleteDashboards")
            ),
            new(
                "aws_ssm_parameter",
                "ssm/parameter.go",
                Scope.Anything.Allow("ssm", "DescribeParameters"),
                place.Parameters.Allow("ssm", "PutParameter GetParameter DeleteParameter"),
                place.Parameters.Allow("ssm", "ListTagsForResource AddTagsToResource RemoveTagsFromResource")
            ),
        ];
}
