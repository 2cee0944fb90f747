namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of buses, rules and archives.</summary>
static class EventRights
{
    public static IEnumerable<TypeRights> In(Place place, RoleScopes roles) =>
        [
            new(
                "aws_cloudwatch_event_bus",
                "events/bus.go",
                place.Events.Allow("events", "CreateEventBus DescribeEventBus UpdateEventBus DeleteEventBus"),
                place.Events.Allow("events", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_cloudwatch_event_bus_policy",
                "events/bus_policy.go",
                Scope.Anything.Allow("events", "PutPermission RemovePermission"),
                place.Events.Allow("events", "DescribeEventBus")
            ),
            new(
                "aws_cloudwatch_event_archive",
                "events/archive.go",
                place.Events.Allow("events", "CreateArchive DescribeArchive UpdateArchive DeleteArchive")
            ),
            new(
                "aws_cloudwatch_event_rule",
                "events/rule.go",
                place.Events.Allow("events", "PutRule DescribeRule DeleteRule"),
                place.Events.Allow("events", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_cloudwatch_event_target",
                "events/target.go",
                place.Events.Allow("events", "PutTargets ListTargetsByRule RemoveTargets")
            ),
            new(
                "aws_cloudwatch_event_target/role_arn",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
                roles.PassedTo("events").Allow("iam", "PassRole")
            ),
        ];
}
